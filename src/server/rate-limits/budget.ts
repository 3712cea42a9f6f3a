import type { Counter, StoreLine } from "./store.ts";

/** Where somebody stands with a budget. */
export interface Balance {
  readonly limit: number;
  /** What has been taken within the present minute; nothing of what was refused. */
  readonly used: number;
  /** When the minute is over and nothing is used any more. */
  readonly resetMs: number;
  /** Whether what was asked for was given. */
  readonly granted: boolean;
}

interface Count {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

const NOTHING: Count = { consumedPoints: 0, msBeforeNext: 0 };

/** So much of something in a minute, for everybody on their own. A minute begins with the first that somebody takes. */
export class Budget {
  readonly limit: number;
  readonly #counter: Counter;
  readonly #line: StoreLine;

  constructor(limit: number, counter: Counter, line: StoreLine) {
    this.limit = limit;
    this.#counter = counter;
    this.#line = line;
  }

  /** Takes an amount, or is refused and takes nothing. Undefined where the store does not answer. */
  async take(who: string, amount: number): Promise<Balance | undefined> {
    let granted = true;
    const onRefusal = (thrown: unknown): Count => {
      if (!isCount(thrown)) throw thrown;
      granted = false;
      return thrown;
    };
    const count = await this.#line.ask(() => this.#counter.consume(who, amount).catch(onRefusal));
    if (count === undefined) return undefined;
    // The library counts what it refuses: for a single one it makes no difference, a large amount would keep smaller ones out.
    if (!granted && amount > 1) await this.change(who, -amount);
    return this.#toBalance(granted ? count.consumedPoints : count.consumedPoints - amount, count.msBeforeNext, granted);
  }

  /** Takes nothing. */
  async look(who: string): Promise<Balance | undefined> {
    const count = await this.#line.ask(async () => (await this.#counter.get(who)) ?? NOTHING);
    return count && this.#toBalance(count.msBeforeNext > 0 ? count.consumedPoints : 0, count.msBeforeNext, true);
  }

  /** Takes more, beyond the limit too, or gives back; never more than there was. */
  async change(who: string, difference: number): Promise<void> {
    if (difference > 0) await this.#line.ask(() => this.#counter.penalty(who, difference));
    if (difference >= 0) return;
    const left = await this.#line.ask(() => this.#counter.reward(who, -difference));
    // Its minute was over in between: what is given back would be a present for the next one.
    if (left && left.consumedPoints < 0) await this.change(who, -left.consumedPoints);
  }

  #toBalance(used: number, resetMs: number, granted: boolean): Balance {
    const { limit } = this;
    return { limit, used: Math.min(limit, Math.max(0, used)), resetMs: Math.max(0, Math.ceil(resetMs)), granted };
  }
}

/** A refusal is a count, a failure is anything else. */
function isCount(thrown: unknown): thrown is Count {
  return typeof thrown === "object" && thrown !== null && typeof (thrown as Partial<Count>).msBeforeNext === "number";
}
