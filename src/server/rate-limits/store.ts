import { createRequire } from "node:module";
import type { RateLimiterAbstract, RateLimiterMemory } from "rate-limiter-flexible";
import type { Logger } from "../logger.ts";

/** What counts: a limiter of rate-limiter-flexible, in memory, on Redis or anywhere else. */
export type Counter = Pick<RateLimiterAbstract, "consume" | "get" | "penalty" | "reward">;

/** Makes what counts, once at start for each limit: so many `points` in `duration` seconds, for each key on its own. */
export type RateLimitStore = (options: {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}) => Counter;

/** Counts in the memory of this process. Of the library only this much is loaded, and only where something is limited. */
export const inMemory: RateLimitStore = (options) => {
  const load = createRequire(import.meta.url);
  const Memory = load("rate-limiter-flexible/lib/RateLimiterMemory.js") as typeof RateLimiterMemory;
  return new Memory(options);
};

const PATIENCE_MS = 1000;
const REST_MS = 1000;

/**
 * The way to a store that may be down. Who cannot count does not refuse: a store that fails, or does not answer within a second, is left
 * alone for a second, in which nothing is counted, so that an outage costs requests neither an error nor much time, and the log one line a
 * second.
 */
export class StoreLine {
  readonly #logger: Logger;
  #restsUntil = -Infinity;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Undefined where the store does not answer. */
  async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < this.#restsUntil) return undefined;
    try {
      return await inTime(question());
    } catch (cause) {
      this.#rest(cause);
      return undefined;
    }
  }

  #rest(cause: unknown): void {
    const now = performance.now();
    if (now < this.#restsUntil) return;
    this.#restsUntil = now + REST_MS;
    const reason = cause instanceof Error ? cause.message : String(cause);
    try {
      this.#logger.warn({ cause: reason }, "the store of the rate limits fails; requests pass without being counted");
    } catch {
      // A log that fails must not take the answer with it.
    }
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`It did not answer within ${PATIENCE_MS} ms.`));
    // After a process was busy for long, an answer that is there is read after the timer has fired: it gets that one turn.
    const timer = setTimeout(() => setImmediate(giveUp), PATIENCE_MS);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
