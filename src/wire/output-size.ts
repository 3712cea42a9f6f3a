import type { AnswerDelta } from "../graph/index.ts";
import { ApiError } from "./errors.ts";

/** About what the names of its fields add to a tool call, and to a token's log probability, where they are sent. */
const CALL = 100;
const LOGPROB = 50;

/** How much a delta says, in characters (UTF-16 units): texts, tool calls and annotations. */
export function sizeOf({ content = "", refusal = "", reasoning = "", tool_calls, annotations }: AnswerDelta): number {
  let size = content.length + refusal.length + reasoning.length;
  for (const { type, function: called, custom } of tool_calls ?? [])
    size +=
      (type === undefined ? 0 : CALL) +
      (called?.name ?? custom?.name ?? "").length +
      (called?.arguments ?? custom?.input ?? "").length;
  return annotations ? size + JSON.stringify(annotations).length : size;
}

function sizeOfLogprobs({ content, refusal }: NonNullable<AnswerDelta["logprobs"]>): number {
  let count = 0;
  for (const token of [...(content ?? []), ...(refusal ?? [])]) count += 1 + token.top_logprobs.length;
  return count * LOGPROB;
}

/** Adds up what an answer says, all choices together, log probabilities included, and fails once it is more than `most` characters. */
export class OutputSize {
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Throws 500 `output_too_large`: an answer that was cut in silence would look whole. */
  add(delta: AnswerDelta): void {
    this.#size += sizeOf(delta);
    if (delta.logprobs) this.#size += sizeOfLogprobs(delta.logprobs);
    if (this.#size <= this.#most) return;
    const message = `The graph's answer is larger than the ${this.#most} characters that this server sends.`;
    throw new ApiError(500, "server_error", message, { code: "output_too_large" });
  }
}
