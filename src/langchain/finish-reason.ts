import type { BaseMessage } from "@langchain/core/messages";
import type { FinishReason } from "../index.ts";

/** The providers' words for the two endings that a graph has a say in. */
const endings = new Map<string, FinishReason>([
  ["length", "length"],
  ["max_tokens", "length"],
  ["content_filter", "content_filter"],
  ["safety", "content_filter"],
  ["refusal", "content_filter"],
]);

/** Why the model stopped, where the server cannot know: it ran out of tokens, or a filter stepped in. */
export function toFinishReason({ response_metadata }: BaseMessage): FinishReason | undefined {
  const { finish_reason, stop_reason, finishReason, stopReason } = response_metadata;
  const told: unknown = finish_reason ?? stop_reason ?? finishReason ?? stopReason;
  return typeof told === "string" ? endings.get(told.toLowerCase()) : undefined;
}
