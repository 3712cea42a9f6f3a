import type { AnswerDelta } from "../graph/index.ts";
import type { ChatContext } from "./context.ts";
import type { Piece } from "./pieces.ts";
import type { TokenCounter } from "./token-counter.ts";

/** What one choice took: what its runs reported, and what it said, for the case that they reported nothing. */
export class Tally {
  /** The contexts of the choice's runs: one, or more when an answer was repaired. */
  readonly contexts: ChatContext[] = [];
  #reasoning = "";
  #visible: number | undefined;
  readonly #texts: string[] = ["", ""];

  add(piece: Piece): void {
    if (piece.type === "delta") this.#say(piece.delta);
    else if (piece.type === "finish") this.#visible = piece.tokens;
  }

  #say({ reasoning = "", content = "", refusal = "", tool_calls = [] }: AnswerDelta): void {
    this.#reasoning += reasoning;
    this.#texts[0] += content;
    this.#texts[1] += refusal;
    for (const { index, function: called, custom } of tool_calls) {
      const at = 2 + 2 * index;
      this.#texts[at] = (this.#texts[at] ?? "") + (called?.name ?? custom?.name ?? "");
      this.#texts[at + 1] = (this.#texts[at + 1] ?? "") + (called?.arguments ?? custom?.input ?? "");
    }
  }

  /**
   * The tokens of what was said: text, reasoning, and the names and arguments of tool calls. Text that a limit has counted is not
   * counted again, since the tokens of a text that was cut need not be those it was cut by.
   */
  async count(counter: TokenCounter): Promise<{ readonly completion: number; readonly reasoning: number }> {
    const reasoning = await counter.count(this.#reasoning);
    const uncounted = this.#visible === undefined ? this.#texts : this.#texts.slice(2);
    const said = (this.#visible ?? 0) + (await counter.sum(Object.values(uncounted)));
    return { completion: reasoning + said, reasoning };
  }
}
