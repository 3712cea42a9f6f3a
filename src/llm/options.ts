import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ChatContext } from "../index.ts";
import type { Conversation } from "./conversation.ts";
import { createEndpoint } from "./endpoint.ts";
import type { Endpoint, EndpointOptions } from "./endpoint.ts";
import type { FixedParams, Forward } from "./forward.ts";
import { toNames } from "./forward.ts";
import { toLimits } from "./patience.ts";
import type { Limits, Timeouts } from "./patience.ts";
import { toRetrying } from "./persist.ts";
import type { Retrying, RetryOptions } from "./persist.ts";
import type { JsonSchema } from "./schema.ts";

/** Another model at the same endpoint, by name, or another endpoint. One with an address of its own says its own key, or false. */
export type Fallback = string | (Omit<EndpointOptions, "model"> & { readonly model?: string | undefined });

/** How a model is called. */
export interface CallOptions<C extends ChatContext> extends EndpointOptions, Conversation<C> {
  /** Which of the client's parameters the model gets: "all" unless told, "sampling" with a `schema`. */
  readonly forward?: Forward | undefined;
  /** Parameters of every call; they win over the client's. */
  readonly params?: FixedParams | undefined;
  readonly retries?: number | RetryOptions | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** Who answers instead where a model fails before its first token, in this order. */
  readonly fallbacks?: readonly Fallback[] | undefined;
}

/** A model whose words are (part of) the answer. */
export interface ChatModelOptions<C extends ChatContext = ChatContext> extends CallOptions<C> {
  readonly schema?: undefined;
}

/** The fields of a context that can hold a value. */
type FieldFor<C extends ChatContext, T> = {
  [K in keyof C & string]-?: T extends C[K] ? K : never;
}[keyof C & string];

/** A model whose answer is a value for the graph: it says nothing to the client. */
export interface StructuredModelOptions<
  S extends StandardSchemaV1,
  C extends ChatContext = ChatContext,
> extends CallOptions<C> {
  /** What the value has to be: a schema of zod, or any Standard Schema. */
  readonly schema: S;
  /** The JSON Schema of it, where the schema itself tells none. */
  readonly jsonSchema?: JsonSchema | undefined;
  /** Puts the value where it belongs; what it returns is waited for, and left alone. */
  readonly into?: ((ctx: C, value: StandardSchemaV1.InferOutput<S>) => unknown) | undefined;
  /** The field of the context that it belongs in. */
  readonly as?: FieldFor<C, StandardSchemaV1.InferOutput<S>> | undefined;
}

/** How a model is called, ready for it. */
export interface Calling<C extends ChatContext> {
  readonly endpoints: readonly Endpoint[];
  readonly conversation: Conversation<C>;
  readonly names: ReadonlySet<string>;
  readonly params: FixedParams;
  readonly retrying: Retrying;
  readonly limits: Limits;
}

/** Judges the options of a model; what cannot work is one TypeError. */
export function toCalling<C extends ChatContext>(options: CallOptions<C>, forward: Forward): Calling<C> {
  const { prompt, messages, params = {}, retries, timeouts, fallbacks = [] } = options;
  return {
    endpoints: [options, ...fallbacks.map((fallback) => toEndpointOptions(options, fallback))].map(createEndpoint),
    conversation: { prompt, messages },
    names: toNames(options.forward ?? forward),
    params,
    retrying: toRetrying(retries),
    limits: toLimits(timeouts),
  };
}

/** A key never follows to another address. */
function toEndpointOptions({ model, baseURL, apiKey, headers }: EndpointOptions, fallback: Fallback): EndpointOptions {
  if (typeof fallback === "string") return { model: fallback, baseURL, apiKey, headers };
  if (fallback.baseURL === undefined) return { model, baseURL, apiKey, headers, ...defined(fallback) };
  if (fallback.apiKey === undefined)
    throw new TypeError(
      "chatModel: a fallback with a `baseURL` of its own says its `apiKey` too; false where none is asked for",
    );
  return { model, ...defined(fallback) };
}

const defined = (fallback: Exclude<Fallback, string>): Partial<EndpointOptions> =>
  Object.fromEntries(Object.entries(fallback).filter(([, value]) => value !== undefined));
