/** The signal of everybody who was given none: it never aborts. */
export const NEVER: AbortSignal = new AbortController().signal;

/** A cancellable stretch of work under a caller's signal. The signal of its own is made when it is first read. */
export class Scope {
  readonly #parent: AbortSignal;
  #controller: AbortController | undefined;
  #own: { readonly reason: unknown } | undefined;

  constructor(parent: AbortSignal) {
    this.#parent = parent;
  }

  get aborted(): boolean {
    return this.#own !== undefined || this.#parent.aborted;
  }

  get reason(): unknown {
    return this.#own ? this.#own.reason : this.#parent.reason;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.reason);
      else if (this.#parent !== NEVER) this.#parent.addEventListener("abort", this.#follow);
    }
    return this.#controller.signal;
  }

  /** Cancels this stretch, not the caller's; the first reason counts. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.#own = { reason };
    this.#controller?.abort(reason);
  }

  /** Stops following the caller's signal. */
  release(): void {
    if (this.#controller) this.#parent.removeEventListener("abort", this.#follow);
  }

  readonly #follow = (): void => this.#controller?.abort(this.#parent.reason);
}
