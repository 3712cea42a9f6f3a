import type { ChatCompletionChoice, ChatCompletionLogprobs } from "../../generated/types.ts";
import type { Logprobs } from "../graph/index.ts";
import type { Form } from "./form.ts";
import type { Finish } from "./pieces.ts";

/** The finish reason on the wire: a call is named after the form in which it is answered. */
export function toFinishReason({ reason }: Finish, { functions }: Form): ChatCompletionChoice["finish_reason"] {
  return reason === "tool_calls" && functions ? "function_call" : reason;
}

/** Log probabilities with both keys that the wire requires. */
export function toLogprobs(logprobs: Logprobs | undefined): ChatCompletionLogprobs {
  if (logprobs === undefined) return null;
  return { content: logprobs.content ?? null, refusal: logprobs.refusal ?? null } as ChatCompletionLogprobs;
}
