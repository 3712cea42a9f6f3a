// Generated from openapi.yaml by `npm run codegen`. Do not edit.

/** What an operation is called, takes and may answer. */
export interface OperationEntry {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Whether it never asks for a key. */
  readonly public: boolean;
  readonly parameters: { readonly path: readonly string[]; readonly query: readonly string[]; readonly header: readonly string[] };
  readonly requestBody: { readonly required: boolean; readonly contentTypes: readonly string[] } | null;
  /** Content types by status. */
  readonly responses: Readonly<Record<number, readonly string[]>>;
}

/** The operations of openapi.yaml by operationId. */
export const operations = {
  createChatCompletion: {
    method: "post",
    path: "/v1/chat/completions",
    summary: "Answer a conversation",
    public: false,
    parameters: {"path":[],"query":[],"header":["x-include-status","x-session-id","x-openwebui-chat-id"]},
    requestBody: {"required":true,"contentTypes":["application/json"]},
    responses: {
      200: ["application/json","text/event-stream"],
      400: ["application/json"],
      401: ["application/json"],
      403: ["application/json"],
      404: ["application/json"],
      408: ["application/json"],
      413: ["application/json"],
      415: ["application/json"],
      429: ["application/json"],
      500: ["application/json"],
      502: ["application/json"],
      503: ["application/json"],
      504: ["application/json"],
    },
  },
  listModels: {
    method: "get",
    path: "/v1/models",
    summary: "List the models",
    public: false,
    parameters: {"path":[],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["application/json"],
      401: ["application/json"],
      403: ["application/json"],
      500: ["application/json"],
      503: ["application/json"],
    },
  },
  retrieveModel: {
    method: "get",
    path: "/v1/models/{model}",
    summary: "Show one model",
    public: false,
    parameters: {"path":["model"],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["application/json"],
      400: ["application/json"],
      401: ["application/json"],
      403: ["application/json"],
      404: ["application/json"],
      500: ["application/json"],
      503: ["application/json"],
    },
  },
  getHealth: {
    method: "get",
    path: "/health",
    summary: "Is the process alive?",
    public: true,
    parameters: {"path":[],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["application/json"],
      403: ["application/json"],
    },
  },
  getReadiness: {
    method: "get",
    path: "/health/ready",
    summary: "Should requests be sent here?",
    public: true,
    parameters: {"path":[],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["application/json"],
      403: ["application/json"],
      503: ["application/json"],
    },
  },
  getMetrics: {
    method: "get",
    path: "/metrics",
    summary: "What has this server counted?",
    public: false,
    parameters: {"path":[],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["text/plain"],
      401: ["application/json"],
      403: ["application/json"],
      404: ["application/json"],
      500: ["application/json"],
      503: ["application/json"],
    },
  },
  getRoot: {
    method: "get",
    path: "/",
    summary: "What is this server?",
    public: false,
    parameters: {"path":[],"query":[],"header":[]},
    requestBody: null,
    responses: {
      200: ["application/json"],
      401: ["application/json"],
      403: ["application/json"],
      500: ["application/json"],
      503: ["application/json"],
    },
  },
} as const satisfies Readonly<Record<string, OperationEntry>>;

/** The operationId of an operation of the contract. */
export type OperationId = keyof typeof operations;

/** All operationIds, in the order of the contract. */
export const operationIds: readonly OperationId[] = ["createChatCompletion","listModels","retrieveModel","getHealth","getReadiness","getMetrics","getRoot"];

/** Every declared pair of status and content type: each is a promise, so each has a test. */
export const declared: readonly { readonly id: OperationId; readonly status: number; readonly type: string }[] = [
  { id: "createChatCompletion", status: 200, type: "application/json" },
  { id: "createChatCompletion", status: 200, type: "text/event-stream" },
  { id: "createChatCompletion", status: 400, type: "application/json" },
  { id: "createChatCompletion", status: 401, type: "application/json" },
  { id: "createChatCompletion", status: 403, type: "application/json" },
  { id: "createChatCompletion", status: 404, type: "application/json" },
  { id: "createChatCompletion", status: 408, type: "application/json" },
  { id: "createChatCompletion", status: 413, type: "application/json" },
  { id: "createChatCompletion", status: 415, type: "application/json" },
  { id: "createChatCompletion", status: 429, type: "application/json" },
  { id: "createChatCompletion", status: 500, type: "application/json" },
  { id: "createChatCompletion", status: 502, type: "application/json" },
  { id: "createChatCompletion", status: 503, type: "application/json" },
  { id: "createChatCompletion", status: 504, type: "application/json" },
  { id: "listModels", status: 200, type: "application/json" },
  { id: "listModels", status: 401, type: "application/json" },
  { id: "listModels", status: 403, type: "application/json" },
  { id: "listModels", status: 500, type: "application/json" },
  { id: "listModels", status: 503, type: "application/json" },
  { id: "retrieveModel", status: 200, type: "application/json" },
  { id: "retrieveModel", status: 400, type: "application/json" },
  { id: "retrieveModel", status: 401, type: "application/json" },
  { id: "retrieveModel", status: 403, type: "application/json" },
  { id: "retrieveModel", status: 404, type: "application/json" },
  { id: "retrieveModel", status: 500, type: "application/json" },
  { id: "retrieveModel", status: 503, type: "application/json" },
  { id: "getHealth", status: 200, type: "application/json" },
  { id: "getHealth", status: 403, type: "application/json" },
  { id: "getReadiness", status: 200, type: "application/json" },
  { id: "getReadiness", status: 403, type: "application/json" },
  { id: "getReadiness", status: 503, type: "application/json" },
  { id: "getMetrics", status: 200, type: "text/plain" },
  { id: "getMetrics", status: 401, type: "application/json" },
  { id: "getMetrics", status: 403, type: "application/json" },
  { id: "getMetrics", status: 404, type: "application/json" },
  { id: "getMetrics", status: 500, type: "application/json" },
  { id: "getMetrics", status: 503, type: "application/json" },
  { id: "getRoot", status: 200, type: "application/json" },
  { id: "getRoot", status: 401, type: "application/json" },
  { id: "getRoot", status: 403, type: "application/json" },
  { id: "getRoot", status: 500, type: "application/json" },
  { id: "getRoot", status: 503, type: "application/json" },
];
