// Generated from openapi.yaml by `npm run codegen`. Do not edit.

import { http, type HttpHandler, HttpResponse, type JsonBodyType } from "msw";
import { type OperationId, operations } from "./operations.ts";
import type { CreateChatCompletionStreamEvent, operations as Contract } from "./types.ts";

/** The events of the operations that can answer with a stream. */
interface Events {
  readonly createChatCompletion: CreateChatCompletionStreamEvent;
}

type RequestBody<Id extends OperationId> = Contract[Id] extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : undefined;
type PathParameters<Id extends OperationId> = Contract[Id]["parameters"] extends { path: infer Path } ? Path : Record<string, never>;
type Content<Id extends OperationId> = Contract[Id]["responses"][200]["content"];
type Answer<Id extends OperationId> = Content<Id> extends { "application/json": infer Json }
  ? Json
  : Content<Id> extends { "text/plain": infer Text }
    ? Text
    : never;
type Stream<Id extends OperationId> = Id extends keyof Events ? Iterable<Events[Id]> | AsyncIterable<Events[Id]> : never;
type Example<Id extends OperationId> = { readonly body: Answer<Id> } & (Id extends keyof Events
  ? { readonly events: readonly Events[Id][] }
  : unknown);

/** What a resolver is told about a request. */
export interface MockRequest<Id extends OperationId> {
  readonly body: RequestBody<Id>;
  readonly path: PathParameters<Id>;
  readonly request: Request;
}

/** What a resolver may answer: the body of a 200 (an object of JSON, or a text), the events of a stream, or any Response. */
export type MockReply<Id extends OperationId> = Answer<Id> | Stream<Id> | Response;

/** Answers one request. */
export type MockResolver<Id extends OperationId> = (request: MockRequest<Id>) => MockReply<Id> | Promise<MockReply<Id>>;

/** Where the mocked server is. */
export interface MockOptions {
  /** Origin and base path of the server, without `/v1`. Default `http://localhost:8000`. */
  readonly baseURL?: string;
}

/** Resolvers by operation. */
export type Resolvers = { readonly [Id in OperationId]?: MockResolver<Id> };

function create<Id extends OperationId>(id: Id, resolver?: MockResolver<Id>, options: MockOptions = {}): HttpHandler {
  const { method, path } = operations[id];
  const baseURL = (options.baseURL ?? "http://localhost:8000").replace(/\/+$/, "");
  return http[method](baseURL + path.replaceAll(/\{(\w+)\}/g, ":$1"), async ({ request, params }) => {
    const body: unknown = operations[id].requestBody === null ? undefined : await request.clone().json();
    const known = { body: body as RequestBody<Id>, path: params as PathParameters<Id>, request };
    const reply = resolver ? await resolver(known) : toExample(id, body);
    if (reply instanceof Response) return reply;
    if (typeof reply === "string") return HttpResponse.text(reply);
    return isStream(reply) ? toStream(reply) : HttpResponse.json(reply as JsonBodyType);
  });
}

function toExample(id: OperationId, body: unknown): unknown {
  const example = examples[id];
  const wantsStream = typeof body === "object" && body !== null && "stream" in body && body.stream === true;
  return wantsStream && "events" in example ? example.events : example.body;
}

function isStream(reply: unknown): reply is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof reply === "object" && reply !== null && (Symbol.iterator in reply || Symbol.asyncIterator in reply);
}

/** A stream ends with [DONE], unless an error broke it. */
async function* toFrames(events: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const event of events) {
    yield `data: ${JSON.stringify(event)}\n\n`;
    if (typeof event === "object" && event !== null && "error" in event) return;
  }
  yield "data: [DONE]\n\n";
}

function toStream(events: Iterable<unknown> | AsyncIterable<unknown>): Response {
  const frames = toFrames(events);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await frames.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await frames.return(undefined);
    },
  });
  return new HttpResponse(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}

const examples: { readonly [Id in OperationId]: Example<Id> } = {
  createChatCompletion: { body: {"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion","created":1795478400,"model":"docs-qa","choices":[{"index":0,"message":{"role":"assistant","content":"Call `registry.register(\"my-model\", graph)`.","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":14,"completion_tokens":11,"total_tokens":25,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}, events: [{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1795478400,"model":"docs-qa","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}],"usage":null},{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1795478400,"model":"docs-qa","choices":[{"index":0,"delta":{"content":"Call `registry.register(\"my-model\", graph)`."},"finish_reason":null}],"usage":null},{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1795478400,"model":"docs-qa","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null},{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1795478400,"model":"docs-qa","choices":[],"usage":{"prompt_tokens":14,"completion_tokens":11,"total_tokens":25}}] },
  listModels: { body: {"object":"list","data":[{"id":"demo","object":"model","created":1795478400,"owned_by":"thinkagain"},{"id":"docs-qa","object":"model","created":1795478400,"owned_by":"thinkagain","description":"Answers questions about this project from its own documents.","capabilities":{"streaming":true,"tools":false,"vision":false}}]} },
  retrieveModel: { body: {"id":"docs-qa","object":"model","created":1795478400,"owned_by":"thinkagain","description":"Answers questions about this project from its own documents.","capabilities":{"streaming":true,"tools":false,"vision":false}} },
  getHealth: { body: {"status":"ok"} },
  getReadiness: { body: {"status":"ready"} },
  getMetrics: { body: "# HELP thinkagain_requests_total Requests that have ended, by the status that was sent (\"none\" where nothing was). Sum of all workers.\n# TYPE thinkagain_requests_total counter\nthinkagain_requests_total{operation=\"createChatCompletion\",model=\"docs-qa\",status=\"200\"} 12\n" },
  getRoot: { body: {"name":"ThinkAgain Serve","version":"0.1.0","description":"Graphs of workers, served as models behind the OpenAI chat completions API.","endpoints":[{"method":"POST","path":"/v1/chat/completions","summary":"Answer a conversation"},{"method":"GET","path":"/v1/models","summary":"List the models"}],"models":["demo","docs-qa"]} },
};

/** One handler for one operation. Without a resolver it answers with the example of the contract. */
export const mock = {
  createChatCompletion: (resolver?: MockResolver<"createChatCompletion">, options?: MockOptions) => create("createChatCompletion", resolver, options),
  listModels: (resolver?: MockResolver<"listModels">, options?: MockOptions) => create("listModels", resolver, options),
  retrieveModel: (resolver?: MockResolver<"retrieveModel">, options?: MockOptions) => create("retrieveModel", resolver, options),
  getHealth: (resolver?: MockResolver<"getHealth">, options?: MockOptions) => create("getHealth", resolver, options),
  getReadiness: (resolver?: MockResolver<"getReadiness">, options?: MockOptions) => create("getReadiness", resolver, options),
  getMetrics: (resolver?: MockResolver<"getMetrics">, options?: MockOptions) => create("getMetrics", resolver, options),
  getRoot: (resolver?: MockResolver<"getRoot">, options?: MockOptions) => create("getRoot", resolver, options),
} as const;

/** Handlers for all operations. Give a resolver for those that should answer with something else than their example. */
export function handlers(options: MockOptions & Resolvers = {}): HttpHandler[] {
  return [mock.createChatCompletion(options.createChatCompletion, options), mock.listModels(options.listModels, options), mock.retrieveModel(options.retrieveModel, options), mock.getHealth(options.getHealth, options), mock.getReadiness(options.getReadiness, options), mock.getMetrics(options.getMetrics, options), mock.getRoot(options.getRoot, options)];
}
