/** The time that one visit has. It waits for one promise at a time and leaves no trace on it. */
export class Deadline {
  expired: Error | undefined;
  readonly #timer: ReturnType<typeof setTimeout>;
  #fail: ((reason: Error) => void) | undefined;

  /** After `ms`, whatever is waited for fails with what `expire` returns. */
  constructor(ms: number, expire: () => Error) {
    this.#timer = setTimeout(() => {
      this.expired = expire();
      this.#fail?.(this.expired);
    }, ms);
  }

  /** The same result, or the failure of this deadline if it comes first. */
  guard(work: PromiseLike<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      work.then(resolve, reject);
      if (this.expired) reject(this.expired);
    });
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

/** Waits, or until the signal aborts, whichever comes first. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    if (signal.aborted) wake();
    else signal.addEventListener("abort", wake);
  });
}

/** Lets the event loop have its turn. Rejects if the run was aborted by then. */
export function turn(scope: { readonly aborted: boolean; readonly reason: unknown }): Promise<void> {
  return new Promise((resolve, reject) => {
    setImmediate(() => (scope.aborted ? reject(scope.reason) : resolve()));
  });
}
