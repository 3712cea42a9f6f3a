import type { Fault } from "./fault.ts";
import { toFinder, type Finder } from "./pattern.ts";

const MOST_STEPS = 100_000;
const WORK_PER_STEP = 200;

/** The work that judgements may take together, such as those of all choices of one request; 100,000 steps, a fraction of a second. */
export class Budget {
  readonly #finders = new Map<string, Finder | undefined>();
  #left: number;

  constructor(steps = MOST_STEPS) {
    this.#left = steps;
  }

  /** Pays for steps; work that is smaller than a step, such as reading a character, is paid in fractions. */
  readonly spend = (steps = 1): void => {
    this.#left -= steps;
    if (this.#left < 0) throw new TooMuch();
  };

  /** Asks whether a pattern is found in a text, and pays for that; each pattern is compiled once. */
  readonly find = (pattern: string, text: string): boolean => {
    if (!this.#finders.has(pattern)) this.#finders.set(pattern, toFinder(pattern));
    const finder = this.#finders.get(pattern);
    if (finder === undefined) throw new TooMuch();
    this.spend(1 + (text.length * finder.size) / WORK_PER_STEP);
    return finder.test(text);
  };

  /** Gives the judgement up. */
  exhaust(): never {
    throw new TooMuch();
  }

  /** Makes a judgement; one that is given up is a fault. */
  within(judge: () => Fault | undefined): Fault | undefined {
    try {
      return judge();
    } catch (cause) {
      if (cause instanceof TooMuch || cause instanceof RangeError)
        return { path: [], message: "takes too much work to judge" };
      throw cause;
    }
  }
}

class TooMuch extends Error {}
