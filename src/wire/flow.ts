/** Values that come one after the other and can be left: what an async generator is to who reads it. */
export interface Flow<T> extends AsyncIterableIterator<T, void, undefined> {
  return(): Promise<IteratorResult<T, void>>;
}

/** What is made of the values of a source. */
export interface Stage<In, Out> {
  /** What a value becomes: any number of others. */
  each(value: In): readonly Out[];
  /** What follows when the source has ended well. */
  end?(): readonly Out[] | Promise<readonly Out[]>;
  /** What is thrown in place of a failure. */
  fail?(cause: unknown): unknown;
}

/**
 * A source as a stage changes it; however that ends, the source is left. It is what an async generator would be, at half its price: as
 * generators, the stages that every token passes were a third of a stream's time.
 */
export function through<In, Out>(source: AsyncIterable<In>, stage: Stage<In, Out>): Flow<Out> {
  return new Through(source[Symbol.asyncIterator](), stage);
}

class Through<In, Out> implements Flow<Out> {
  readonly #source: AsyncIterator<In>;
  readonly #stage: Stage<In, Out>;
  #ready: readonly Out[] = [];
  #at = 0;
  #over = false;

  constructor(source: AsyncIterator<In>, stage: Stage<In, Out>) {
    this.#source = source;
    this.#stage = stage;
  }

  async next(): Promise<IteratorResult<Out, void>> {
    try {
      while (this.#at === this.#ready.length) {
        if (this.#over) return { done: true, value: undefined };
        const taken = await this.#source.next();
        this.#at = 0;
        this.#over ||= taken.done === true;
        this.#ready = taken.done ? ((await this.#stage.end?.()) ?? []) : this.#stage.each(taken.value);
      }
      return { done: false, value: this.#ready[this.#at++] as Out };
    } catch (cause) {
      await this.return().catch(() => {});
      throw this.#stage.fail ? this.#stage.fail(cause) : cause;
    }
  }

  async return(): Promise<IteratorResult<Out, void>> {
    this.#over = true;
    this.#ready = [];
    this.#at = 0;
    await this.#source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
