/**
 * Lets the holders of a key come one after the other, in the order in which they asked; other keys do not wait for it.
 *
 * A key that nobody holds or waits for leaves nothing behind.
 */
export class Turns {
  /** When the last one that has asked for a key will be done, and all before it. */
  readonly #last = new Map<string, Promise<void>>();

  /** Waits for the turn; what it gives back ends it. Throws the reason of an abort, with the place in the queue given up. */
  async take(key: string, signal: AbortSignal): Promise<() => void> {
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const before = this.#last.get(key);
    const done = before ? before.then(() => promise) : promise;
    this.#last.set(key, done);
    void done.then(() => {
      if (this.#last.get(key) === done) this.#last.delete(key);
    });
    try {
      if (before) await within(before, signal);
      signal.throwIfAborted();
      return end;
    } catch (cause) {
      end();
      throw cause;
    }
  }

  /** How many keys are held. */
  get size(): number {
    return this.#last.size;
  }
}

/** Waits for a promise, or until the signal fires. */
async function within(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const onAbort = (): void => abort();
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) abort();
  try {
    await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
