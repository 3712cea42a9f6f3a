import { ApiError } from "../wire/index.ts";
import type { Heap } from "./heap.ts";

/** How much runs at once, how much waits for it, and how long. */
export interface SlotLimits {
  readonly maxConcurrency: number;
  readonly maxQueue: number;
  readonly queueTimeoutMs: number;
}

interface Waiting {
  readonly weight: number;
  readonly onTurn: () => void;
  readonly leave: (reason: unknown) => void;
}

const RETRY_SECONDS = "1";

/**
 * A bounded number of runs, and a bounded queue before them, first come first served. Both count per process. A request weighs as much
 * as the runs that it starts, but never more than all slots.
 *
 * Q1. No more than `maxConcurrency` slots are taken at once; slots that are given back go to who has waited longest, once they are enough.
 * Q2. Who finds the queue full is refused at once with 429; who waits longer than `queueTimeoutMs` with 503.
 * Q3. Who leaves while waiting leaves the queue, and never takes a slot.
 * Q4. While memory is short nothing begins: who comes, and whose turn has come, is refused with 503.
 */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #heap: Heap;
  readonly #waiting = new Set<Waiting>();
  #taken = 0;

  constructor(limits: SlotLimits, heap: Heap) {
    this.#limits = limits;
    this.#heap = heap;
  }

  /** Whether the next one would be refused. */
  get full(): boolean {
    return this.#heap.full || (!this.#fits(1) && this.#waiting.size >= this.#limits.maxQueue);
  }

  /** How many are taken. */
  get taken(): number {
    return this.#taken;
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Waits for the slots of one request, no longer than its client does; dispose gives them back. Rejects with 429, 503 or the signal's reason. */
  async take(signal: AbortSignal, runs = 1, clientMs = Infinity): Promise<Disposable> {
    signal.throwIfAborted();
    if (this.#heap.full) throw outOfMemory();
    const weight = Math.min(runs, this.#limits.maxConcurrency);
    if (this.#fits(weight)) this.#taken += weight;
    else if (this.#waiting.size >= this.#limits.maxQueue) throw busy();
    else await this.#wait(signal, weight, clientMs);
    return { [Symbol.dispose]: () => this.#giveBack(weight) };
  }

  #fits(weight: number): boolean {
    return this.#waiting.size === 0 && this.#taken + weight <= this.#limits.maxConcurrency;
  }

  #giveBack(weight: number): void {
    this.#taken -= weight;
    this.#admit();
  }

  #admit(): void {
    for (const next of this.#waiting) {
      if (this.#taken + next.weight > this.#limits.maxConcurrency) return;
      if (this.#heap.full) {
        next.leave(outOfMemory());
        continue;
      }
      this.#taken += next.weight;
      next.onTurn();
    }
  }

  /** Resolves when the slots are handed over. */
  #wait(signal: AbortSignal, weight: number, clientMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#waiting.delete(waiting);
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      };
      const waiting: Waiting = {
        weight,
        onTurn: () => {
          settle();
          resolve();
        },
        leave: (reason) => {
          settle();
          reject(reason);
        },
      };
      const giveUp = (reason: unknown) => {
        waiting.leave(reason);
        // Who waited behind it may fit into what it did not.
        this.#admit();
      };
      const onAbort = () => giveUp(signal.reason);
      const longestMs = Math.max(1, Math.min(clientMs, this.#limits.queueTimeoutMs));
      const timer = setTimeout(() => giveUp(waitedTooLong()), longestMs);
      this.#waiting.add(waiting);
      signal.addEventListener("abort", onAbort);
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
  return overloaded("The server is busy: the request waited too long for its turn.");
}

function outOfMemory(): ApiError {
  return overloaded("The server is busy: its memory is short. Try again in a moment.");
}

function overloaded(message: string): ApiError {
  return new ApiError(503, "server_error", message, { code: "overloaded", headers: { "retry-after": RETRY_SECONDS } });
}
