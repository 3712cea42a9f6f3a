import type { Tokenizer } from "./tokenizer.ts";
import { split } from "./tokens.ts";
import { nextTurn, SLICE, type Turn } from "./turn.ts";

/** How many characters of all its texts together a counter counts exactly: more than the largest usual context window has. */
export const MOST_EXACT = 524_288;
const PER_TEXT = 8;

/**
 * Counts the tokens of texts.
 *
 * 1. The first MOST_EXACT characters are counted exactly; what is beyond them is taken to have as many tokens per character.
 * 2. The event loop gets its turn after each SLICE of characters.
 * 3. Once the signal is aborted, counting ends with its reason.
 */
export class TokenCounter {
  readonly #tokenizer: Tokenizer;
  readonly #signal: AbortSignal;
  readonly #turn: Turn;
  #tokens = 0;
  #characters = 0;
  #due = SLICE;

  constructor(tokenizer: Tokenizer, signal: AbortSignal, turn: Turn = nextTurn) {
    this.#tokenizer = tokenizer;
    this.#signal = signal;
    this.#turn = turn;
  }

  async count(text: string): Promise<number> {
    if (text === "") return 0;
    const before = this.#tokens;
    const exact = text.slice(0, MOST_EXACT - this.#characters);
    for (const segment of split(exact)) {
      if (segment !== "") this.#tokens += this.#tokenizer.encode(segment).length;
      await this.#pay(segment.length);
    }
    this.#characters += exact.length;
    await this.#pay(PER_TEXT);
    return this.#tokens - before + Math.round(((text.length - exact.length) * this.#tokens) / this.#characters);
  }

  /** Counts several texts, one after the other. */
  async sum(texts: Iterable<string>): Promise<number> {
    let sum = 0;
    for (const text of texts) sum += await this.count(text);
    return sum;
  }

  #pay(characters: number): Promise<void> | undefined {
    this.#due -= characters;
    if (this.#due > 0) return undefined;
    this.#due = SLICE;
    return this.#turn(this.#signal);
  }
}
