const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * How many tokens texts have that were counted before. A conversation comes back with every turn, and counting it again was half of the time
 * of a JSON answer to 200 messages; even a single word is looked up five times as fast as it is counted. Bounded in texts and in characters;
 * what was not asked for longest is forgotten first.
 */
export class CountCache {
  readonly #counts = new Map<string, number>();
  #characters = 0;

  get(text: string): number | undefined {
    const count = this.#counts.get(text);
    if (count === undefined) return undefined;
    this.#counts.delete(text);
    this.#counts.set(text, count);
    return count;
  }

  set(text: string, count: number): void {
    if (text.length > MOST_CHARACTERS / 8 || this.#counts.has(text)) return;
    this.#counts.set(text, count);
    this.#characters += text.length;
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= MOST_TEXTS && this.#characters <= MOST_CHARACTERS) break;
      this.#counts.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
