import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ChatContext, Worker } from "../index.ts";
import { Speaker } from "./speaker.ts";
import type { ChatModelOptions, StructuredModelOptions } from "./options.ts";
import { Structurer } from "./structurer.ts";

/**
 * A model behind an OpenAI-compatible API as a worker. It streams what the model says, reports its usage, and is aborted with the run.
 * A missing key or model and an address that is none are TypeErrors here. What fails later is an ApiError: 429 with `retry-after` where
 * the endpoint is asked too often, 400 where it refuses what the client itself has sent, 504 `upstream_timeout`, else 502 `upstream_error`.
 */
export function chatModel<C extends ChatContext = ChatContext>(options: ChatModelOptions<C>): Worker<C>;
/** With a `schema` the model answers to the graph: its value goes where `as` or `into` says, one that does not fit is repaired once, and the client hears nothing. */
export function chatModel<S extends StandardSchemaV1, C extends ChatContext = ChatContext>(
  options: StructuredModelOptions<S, C>,
): Worker<C>;
export function chatModel<C extends ChatContext>(
  options: ChatModelOptions<C> | StructuredModelOptions<StandardSchemaV1, C>,
): Worker<C> {
  return options.schema === undefined ? new Speaker(options) : new Structurer(options);
}
