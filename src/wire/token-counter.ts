import type { CountCache } from "./count-cache.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { split } from "./tokens.ts";
import { nextTurn, SLICE, type Turn } from "./turn.ts";

/** How many characters of all its texts together a counter counts exactly: more than the largest usual context window has. */
export const MOST_EXACT = 524_288;
const PER_TEXT = 8;

/** How a counter gives way to others, and what was counted before. */
export interface CounterOptions {
  readonly turn?: Turn | undefined;
  readonly known?: CountCache | undefined;
}

/**
 * Counts the tokens of texts.
 *
 * 1. The first MOST_EXACT characters are counted exactly; what is beyond them is taken to have as many tokens per character.
 * 2. The event loop gets its turn after each SLICE of characters.
 * 3. Once the signal is aborted, counting ends with its reason.
 * 4. A text that was counted exactly is not counted again, as long as the cache remembers it.
 */
export class TokenCounter {
  readonly #tokenizer: Tokenizer;
  readonly #signal: AbortSignal;
  readonly #turn: Turn;
  readonly #known: CountCache | undefined;
  #tokens = 0;
  #characters = 0;
  #due = SLICE;

  constructor(tokenizer: Tokenizer, signal: AbortSignal, { turn = nextTurn, known }: CounterOptions = {}) {
    this.#tokenizer = tokenizer;
    this.#signal = signal;
    this.#turn = turn;
    this.#known = known;
  }

  async count(text: string): Promise<number> {
    if (text === "") return 0;
    const before = this.#tokens;
    const exact = text.slice(0, MOST_EXACT - this.#characters);
    const isWhole = exact.length === text.length;
    const counted = isWhole ? this.#known?.get(text) : undefined;
    if (counted !== undefined) {
      this.#tokens += counted;
      this.#characters += text.length;
      await this.#pay(PER_TEXT);
      return counted;
    }
    for (const segment of split(exact)) {
      if (segment !== "") this.#tokens += this.#tokenizer.encode(segment).length;
      await this.#pay(segment.length);
    }
    this.#characters += exact.length;
    if (isWhole) this.#known?.set(text, this.#tokens - before);
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
