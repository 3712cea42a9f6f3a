import type { AnswerDelta } from "../graph/index.ts";
import { ApiError } from "./errors.ts";

/** How much a delta says, in characters (UTF-16 units) of everything that is sent. */
export function sizeOf({ content = "", refusal = "", reasoning = "", tool_calls, annotations }: AnswerDelta): number {
  let size = content.length + refusal.length + reasoning.length;
  for (const { function: called, custom } of tool_calls ?? [])
    size += (called?.name ?? custom?.name ?? "").length + (called?.arguments ?? custom?.input ?? "").length;
  return annotations ? size + JSON.stringify(annotations).length : size;
}

/** Adds up what one choice says, in characters, and fails once it is more than `most`. */
export class OutputSize {
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Throws 500 `output_too_large`: an answer that was cut in silence would look whole. */
  add(delta: AnswerDelta): void {
    this.#size += sizeOf(delta);
    if (this.#size <= this.#most) return;
    const message = `The graph's answer is larger than the ${this.#most} characters that this server sends.`;
    throw new ApiError(500, "server_error", message, { code: "output_too_large" });
  }
}
