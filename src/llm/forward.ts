import type OpenAI from "openai";
import type { ChatContext } from "../index.ts";

const SAMPLING = [
  "temperature",
  "top_p",
  "frequency_penalty",
  "presence_penalty",
  "logit_bias",
  "seed",
  "reasoning_effort",
  "verbosity",
  "user",
  "safety_identifier",
  "prompt_cache_key",
] as const;

const ANSWERING = [
  "max_completion_tokens",
  "stop",
  "logprobs",
  "top_logprobs",
  "response_format",
  "tools",
  "tool_choice",
  "parallel_tool_calls",
] as const;

const NAMED = [
  "max_tokens",
  "metadata",
  "prediction",
  "prompt_cache_options",
  "prompt_cache_retention",
  "service_tier",
  "store",
  "web_search_options",
] as const;

/** A request parameter that can be handed on to a model. */
export type Forwardable = (typeof SAMPLING)[number] | (typeof ANSWERING)[number] | (typeof NAMED)[number];

/**
 * Which of the client's parameters a model gets. "all" is what shapes an answer: the sampling parameters and the form of the answer
 * (limits, stop, tools, response_format, logprobs). "sampling" leaves out the form, for nodes whose text is not the answer. Names choose
 * exactly, and are the only way to hand on what costs or keeps something (`service_tier`, `store`, …).
 */
export type Forward = "all" | "sampling" | readonly Forwardable[] | false;

/** Parameters that the author of a graph sets; they win over the client's. Keys of a provider's own may be among them. */
export type FixedParams = Readonly<
  Partial<Omit<OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming, "messages" | "model" | "n" | "stream">> &
    Record<string, unknown>
>;

/** The parameters of a call. */
export type Params = Readonly<Record<string, unknown>>;

const known: ReadonlySet<string> = new Set([...SAMPLING, ...ANSWERING, ...NAMED]);

/** The names that are handed on; an unknown one is a TypeError. What the server does by itself, such as `n`, is none of them. */
export function toNames(forward: Forward): ReadonlySet<string> {
  if (forward === false) return new Set();
  if (forward === "all") return new Set([...SAMPLING, ...ANSWERING]);
  if (forward === "sampling") return new Set(SAMPLING);
  if (!Array.isArray(forward))
    throw new TypeError('chatModel: `forward` is "all", "sampling", false or a list of names');
  const stranger: unknown = forward.find((name) => !known.has(name));
  if (stranger !== undefined)
    throw new TypeError(`chatModel: the parameter ${JSON.stringify(stranger)} cannot be handed on`);
  return new Set(forward);
}

const OURS = Symbol("ours");

/** Notes which parts of a request, as a context has it, are not the client's: a refusal of them is not the client's concern. */
export function markOurs(ctx: ChatContext, names: readonly string[]): void {
  Reflect.set(ctx, OURS, names);
}

/**
 * The names of those that the client has set, and the author has not. `messages` is among them where all of the client's are there as
 * sent, `whole`; a prompt before them changes nothing of theirs.
 */
export function toGiven(
  ctx: ChatContext,
  names: ReadonlySet<string>,
  fixed: FixedParams,
  whole: boolean,
): ReadonlySet<string> {
  const ours = new Set((Reflect.get(ctx, OURS) ?? []) as readonly string[]);
  const given = [...names].filter((name) => Reflect.get(ctx, name) !== undefined && fixed[name] === undefined);
  return new Set(whole ? [...given, "messages"] : given).difference(ours);
}

/** The parameters of a call: the client's by name, and the author's. Nothing else of a request gets here. */
export function toParams(ctx: ChatContext, names: ReadonlySet<string>, fixed: FixedParams): Params {
  const given = [...names].map((name): [string, unknown] => [name, Reflect.get(ctx, name)]);
  const params: Record<string, unknown> = {
    stream_options: { include_usage: true },
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...fixed,
  };
  if (params["max_tokens"] !== undefined) delete params["max_completion_tokens"];
  if (Array.isArray(params["tools"]) && params["tools"].length > 0) return params;
  const { tools: _tools, tool_choice: _choice, parallel_tool_calls: _parallel, ...plain } = params;
  return plain;
}
