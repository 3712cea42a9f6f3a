import type { AnswerDelta } from "../graph/index.ts";
import { ApiError } from "./errors.ts";

/** Adds up what one choice says, in characters (UTF-16 units) of everything that is sent, and fails once it is more than `most`. */
export class OutputSize {
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Throws 500 `output_too_large`: an answer that was cut in silence would look whole. */
  add({ content = "", refusal = "", reasoning = "", tool_calls, annotations }: AnswerDelta): void {
    this.#size += content.length + refusal.length + reasoning.length;
    for (const { function: called, custom } of tool_calls ?? []) {
      this.#size += (called?.name ?? custom?.name ?? "").length + (called?.arguments ?? custom?.input ?? "").length;
    }
    if (annotations) this.#size += JSON.stringify(annotations).length;
    if (this.#size <= this.#most) return;
    const message = `The graph's answer is larger than the ${this.#most} characters that this server sends.`;
    throw new ApiError(500, "server_error", message, { code: "output_too_large" });
  }
}
