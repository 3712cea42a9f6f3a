import type { ParameterName } from "./parameters.ts";

/** The capabilities of a model that have a name of their own. */
export type Capability =
  | "streaming"
  | "tools"
  | "vision"
  | "audio"
  | "files"
  | "json_object"
  | "json_schema"
  | "logprobs"
  | "n"
  | "reasoning";

/**
 * What a graph declares that it supports, by capability or by the name of a request parameter. What is declared `false` is refused
 * with 400 `unsupported_parameter`; what is not declared is handed to the graph.
 */
export type Supports = { readonly [Name in Capability | Exclude<ParameterName, "messages" | "model">]?: boolean };
