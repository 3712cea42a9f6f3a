// Generated from openapi.yaml by `npm run codegen`. Do not edit.

import * as compiled from "./compiled.ts";
import type { OperationId } from "./operations.ts";

/** One fault of a value: a subset of AJV's ErrorObject. */
export interface Fault {
  /** Where, as a JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The name of the property that is at fault, where its name is what does not fit. */
  readonly propertyName?: string;
}

/** Judges a value. Read `errors` at once, the next call overwrites it; the first fault is the one that counts. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly Fault[] | null;
}

/** What judges the requests and the answers of one operation. */
export interface OperationValidators {
  /** Judges the JSON body of a request; null if the operation takes none. */
  readonly body: Validate | null;
  /** Judge the parameters in one place together, as an object by name. Names of header fields are in lower case. */
  readonly parameters: { readonly path: Validate | null; readonly query: Validate | null; readonly header: Validate | null };
  /** By status and content type. For `text/event-stream`: judges the data of one event, without the final `[DONE]`. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Validate>>>>;
}

/** The validators of every operation, compiled ahead of time. */
export const validators: Readonly<Record<OperationId, OperationValidators>> = {
  createChatCompletion: {
    body: compiled.CreateChatCompletionRequest,
    parameters: { path: null, query: null, header: compiled.createChatCompletion_header },
    responses: {
      "200": { "application/json": compiled.CreateChatCompletionResponse, "text/event-stream": compiled.CreateChatCompletionStreamEvent },
      "400": { "application/json": compiled.ErrorResponse },
      "401": { "application/json": compiled.ErrorResponse },
      "403": { "application/json": compiled.ErrorResponse },
      "404": { "application/json": compiled.ErrorResponse },
      "408": { "application/json": compiled.ErrorResponse },
      "413": { "application/json": compiled.ErrorResponse },
      "415": { "application/json": compiled.ErrorResponse },
      "429": { "application/json": compiled.ErrorResponse },
      "500": { "application/json": compiled.ErrorResponse },
      "502": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
      "504": { "application/json": compiled.ErrorResponse },
    },
  },
  listModels: {
    body: null,
    parameters: { path: null, query: null, header: null },
    responses: {
      "200": { "application/json": compiled.ListModelsResponse },
      "401": { "application/json": compiled.ErrorResponse },
      "403": { "application/json": compiled.ErrorResponse },
      "500": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
    },
  },
  retrieveModel: {
    body: null,
    parameters: { path: compiled.retrieveModel_path, query: null, header: null },
    responses: {
      "200": { "application/json": compiled.Model },
      "400": { "application/json": compiled.ErrorResponse },
      "401": { "application/json": compiled.ErrorResponse },
      "403": { "application/json": compiled.ErrorResponse },
      "404": { "application/json": compiled.ErrorResponse },
      "500": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
    },
  },
  getHealth: {
    body: null,
    parameters: { path: null, query: null, header: null },
    responses: {
      "200": { "application/json": compiled.Health },
      "403": { "application/json": compiled.ErrorResponse },
    },
  },
  getReadiness: {
    body: null,
    parameters: { path: null, query: null, header: null },
    responses: {
      "200": { "application/json": compiled.Readiness },
      "403": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
    },
  },
  getMetrics: {
    body: null,
    parameters: { path: null, query: null, header: null },
    responses: {
      "200": { "text/plain": compiled.getMetrics_200_0 },
      "401": { "application/json": compiled.ErrorResponse },
      "403": { "application/json": compiled.ErrorResponse },
      "404": { "application/json": compiled.ErrorResponse },
      "500": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
    },
  },
  getRoot: {
    body: null,
    parameters: { path: null, query: null, header: null },
    responses: {
      "200": { "application/json": compiled.ServerInfo },
      "401": { "application/json": compiled.ErrorResponse },
      "403": { "application/json": compiled.ErrorResponse },
      "500": { "application/json": compiled.ErrorResponse },
      "503": { "application/json": compiled.ErrorResponse },
    },
  },
};
