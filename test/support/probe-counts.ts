import type { ChatContext } from "@thinkagain/serve";

/** How often a probe was run: begun, over (however it ended), and told to stop while it ran. */
export interface RunCounts {
  readonly starts: number;
  readonly ends: number;
  readonly aborts: number;
}

/** Counts runs by probe, so that a fault test can say that its fault fired. */
export class ProbeCounts {
  readonly #counts = new Map<string, { starts: number; ends: number; aborts: number }>();

  /** Counts one run from now until it is disposed of. A run that never ends is never disposed of, and so counts no end. */
  run(name: string, { signal }: ChatContext): Disposable {
    const count = this.#counts.get(name) ?? { starts: 0, ends: 0, aborts: 0 };
    this.#counts.set(name, count);
    count.starts++;
    const onAbort = () => count.aborts++;
    signal.addEventListener("abort", onAbort, { once: true });
    return {
      [Symbol.dispose]: () => {
        signal.removeEventListener("abort", onAbort);
        count.ends++;
      },
    };
  }

  /** A copy of what has been counted so far. */
  of(name: string): RunCounts {
    return { starts: 0, ends: 0, aborts: 0, ...this.#counts.get(name) };
  }

  toJSON(): Readonly<Record<string, RunCounts>> {
    return Object.fromEntries(this.#counts);
  }
}
