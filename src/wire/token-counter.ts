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

  /** The tokens of a text: at once, unless the event loop is due its turn first. */
  count(text: string): number | Promise<number> {
    if (text === "") return 0;
    const isWhole = text.length <= MOST_EXACT - this.#characters;
    const known = isWhole ? this.#known?.get(text) : undefined;
    const price = PER_TEXT + (known === undefined ? text.length : 0);
    if (!isWhole || price >= this.#due) return this.#countInTurns(text, known);
    this.#due -= price;
    if (known === undefined) return this.#learn(text, this.#encode(text));
    return this.#add(text, known);
  }

  /** Counts several texts, one after the other. */
  async sum(texts: Iterable<string>): Promise<number> {
    let sum = 0;
    for (const text of texts) {
      const counted = this.count(text);
      sum += typeof counted === "number" ? counted : await counted;
    }
    return sum;
  }

  async #countInTurns(text: string, known: number | undefined): Promise<number> {
    if (known !== undefined) {
      await this.#pay(PER_TEXT);
      return this.#add(text, known);
    }
    const exact = text.slice(0, MOST_EXACT - this.#characters);
    let tokens = 0;
    for (const segment of split(exact)) {
      if (segment !== "") tokens += this.#tokenizer.encode(segment).length;
      await this.#pay(segment.length);
    }
    await this.#pay(PER_TEXT);
    if (exact.length === text.length) return this.#learn(text, tokens);
    this.#add(exact, tokens);
    return tokens + Math.round(((text.length - exact.length) * this.#tokens) / this.#characters);
  }

  #encode(text: string): number {
    let tokens = 0;
    for (const segment of split(text)) if (segment !== "") tokens += this.#tokenizer.encode(segment).length;
    return tokens;
  }

  #learn(text: string, tokens: number): number {
    this.#known?.set(text, tokens);
    return this.#add(text, tokens);
  }

  #add(text: string, tokens: number): number {
    this.#tokens += tokens;
    this.#characters += text.length;
    return tokens;
  }

  #pay(characters: number): Promise<void> | undefined {
    this.#due -= characters;
    if (this.#due > 0) return undefined;
    this.#due = SLICE;
    return this.#turn(this.#signal);
  }
}
