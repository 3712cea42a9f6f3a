import { ApiError } from "../wire/index.ts";

/** How much runs at once, how much waits for it, and how long. */
export interface SlotLimits {
  readonly maxConcurrency: number;
  readonly maxQueue: number;
  readonly queueTimeoutMs: number;
}

const RETRY_SECONDS = "1";

/**
 * A bounded number of runs, and a bounded queue before them, first come first served. Both count per process.
 *
 * Q1. No more than `maxConcurrency` slots are taken at once; a slot that is given back goes to who has waited longest.
 * Q2. Who finds the queue full is refused at once with 429; who waits longer than `queueTimeoutMs` with 503.
 * Q3. Who leaves while waiting leaves the queue, and never takes a slot.
 */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  /** Whether the next one would be refused. */
  get full(): boolean {
    return this.#taken >= this.#limits.maxConcurrency && this.#waiting.size >= this.#limits.maxQueue;
  }

  /** Waits for a slot; dispose gives it back. Rejects with 429, 503 or the signal's reason. */
  async take(signal: AbortSignal): Promise<Disposable> {
    if (this.full) throw busy();
    if (this.#taken >= this.#limits.maxConcurrency) await this.#wait(signal);
    else this.#taken++;
    return { [Symbol.dispose]: () => this.#giveBack() };
  }

  #giveBack(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#taken--;
  }

  /** Resolves when a slot is handed over. */
  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(onTurn);
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      };
      const onTurn = () => {
        leave();
        resolve();
      };
      const onAbort = () => {
        leave();
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        leave();
        reject(waitedTooLong());
      }, this.#limits.queueTimeoutMs);
      this.#waiting.add(onTurn);
      signal.addEventListener("abort", onAbort);
      if (signal.aborted) onAbort();
    });
  }
}

function busy(): ApiError {
  return new ApiError(429, "requests", "The server is busy and its queue is full. Try again in a moment.", {
    code: "rate_limit_exceeded",
    headers: { "retry-after": RETRY_SECONDS },
  });
}

function waitedTooLong(): ApiError {
  return new ApiError(503, "server_error", "The server is busy: the request waited too long for its turn.", {
    code: "overloaded",
    headers: { "retry-after": RETRY_SECONDS },
  });
}
