const OTHER = "other";

/** Names that may label a series, the first so many of them; every further one is "other", so that no stream of names fills the memory. */
export class Names {
  readonly #known = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string): string {
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#most) return OTHER;
    this.#known.add(name);
    return name;
  }
}
