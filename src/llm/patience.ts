/** How long to wait for an endpoint, in milliseconds. Node's fetch itself gives up after 300,000 without a byte. */
export interface Timeouts {
  /** Until it answers at all: connection, request and the response's headers; 60,000 unless told. */
  readonly connectMs?: number | undefined;
  /** From then on until the first token; 240,000 unless told. */
  readonly firstTokenMs?: number | undefined;
  /** From one piece to the next; 120,000 unless told. Comments on the wire count as silence. */
  readonly silenceMs?: number | undefined;
}

/** The limits as they are applied. */
export type Limits = { readonly [Name in keyof Timeouts]-?: number };

/** An endpoint took longer than it may. */
export class TookTooLong extends Error {
  override readonly name = "TookTooLong";
}

/** The longest time that a timer can wait; one that is set to more fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
const DEFAULTS: Limits = { connectMs: 60_000, firstTokenMs: 240_000, silenceMs: 120_000 };

/** Judges the limits; one that is no time is a TypeError. */
export function toLimits(timeouts: Timeouts = {}): Limits {
  const given = Object.entries(timeouts).filter(([, ms]) => ms !== undefined);
  for (const [name, ms] of given) {
    if (!Object.hasOwn(DEFAULTS, name) || !(ms > 0 && ms <= LONGEST_TIMER_MS))
      throw new TypeError(`chatModel: \`timeouts.${name}\` is no limit, or no number of milliseconds`);
  }
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}

/** Waits for one thing at a time; its signal aborts when that has taken too long. */
export class Patience {
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From now on, this long; `complaint` is the message of what happens then. */
  wait(ms: number, complaint: string): void {
    this.rest();
    this.#timer = setTimeout(() => this.#controller.abort(new TookTooLong(`${complaint} ${ms} ms`)), ms);
  }

  /** Nothing is waited for. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing will be waited for, and whatever the signal was given to is to end. */
  end(): void {
    this.rest();
    this.#controller.abort();
  }
}
