import { checkFormat } from "./check-format.ts";
import { checkLimits, type RequestLimits } from "./check-limits.ts";
import { checkMessages } from "./check-messages.ts";
import { checkSupport } from "./check-support.ts";
import { checkTools } from "./check-tools.ts";
import { parameterNames, type ChatRequest } from "./parameters.ts";
import { invalidRequest } from "./refusals.ts";
import type { Supports } from "./supports.ts";

/** What a server and a graph allow beside the contract. */
export interface RequestRules {
  readonly supports?: Supports | undefined;
  readonly limits?: RequestLimits | undefined;
  /** Refuses top-level fields that the contract does not know, as OpenAI does. */
  readonly strict?: boolean | undefined;
}

const METADATA = { pairs: 16, key: 64, value: 512 };

/**
 * Judges what a schema cannot say about a request that fits the contract: what needs what, what must follow what, and what the graph
 * supports. Throws the ApiError that OpenAI would answer with.
 */
export function checkRequest(body: ChatRequest, rules: RequestRules = {}): void {
  if (rules.strict) checkNames(body);
  checkLimits(body, rules.limits ?? {});
  checkOptions(body);
  checkMetadata(body);
  checkMessages(body.messages);
  checkTools(body);
  if (rules.supports !== undefined) checkSupport(body, rules.supports);
  checkFormat(body.response_format);
}

function checkNames(body: ChatRequest): void {
  const unknown = Object.keys(body).find((name) => !parameterNames.has(name));
  if (unknown !== undefined) throw invalidRequest(`Unrecognized request argument supplied: ${unknown.slice(0, 64)}`);
}

function checkOptions({ stream, stream_options, logprobs, top_logprobs }: ChatRequest): void {
  if (stream_options && stream !== true) {
    throw invalidRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", {
      param: "stream_options",
    });
  }
  if (typeof top_logprobs === "number" && logprobs !== true) {
    throw invalidRequest("The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.", {
      param: "top_logprobs",
    });
  }
}

function checkMetadata({ metadata }: ChatRequest): void {
  const pairs = Object.entries(metadata ?? {});
  if (pairs.length > METADATA.pairs) {
    throw invalidRequest(
      `Invalid 'metadata': too many properties. Expected an object with at most ${METADATA.pairs} properties, but got an object with ${pairs.length} properties instead.`,
      { param: "metadata", code: "object_above_max_properties" },
    );
  }
  for (const [key, value] of pairs) {
    const [what, length, most] =
      key.length > METADATA.key ? ["key", key.length, METADATA.key] : ["value", value.length, METADATA.value];
    if (length <= most) continue;
    throw invalidRequest(
      `Invalid 'metadata': ${what} too long. Expected a string with maximum length ${most}, but got a string with length ${length} instead.`,
      { param: what === "key" ? "metadata" : `metadata.${key}`, code: "string_above_max_length" },
    );
  }
}
