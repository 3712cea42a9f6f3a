import type { Cutter, Verdict } from "./cut.ts";

/** A stop string with the table that its automaton needs: made once for a request, followed anew in each of its texts. */
export interface Stop {
  readonly text: string;
  readonly back: Int32Array;
}

/** The stops of a request. Empty ones and ones with half a character in them cannot occur in a text and are left out. */
export function toStops(texts: readonly string[]): Stop[] {
  return texts.filter((text) => text !== "" && text.isWellFormed()).map((text) => ({ text, back: toBack(text) }));
}

/**
 * Cuts a text before the first of some stop strings to be complete, the longest of those that end at the same place. Each stop is
 * followed by an automaton (Knuth, Morris and Pratt), so a character costs constant time however long the text is, and
 * no more is held back than what may still become a stop: a beginning of one of them.
 */
export class StopCutter implements Cutter {
  readonly #stops: readonly Follower[];
  #held = "";

  constructor(stops: readonly Stop[]) {
    this.#stops = stops.map((stop) => new Follower(stop));
  }

  feed(text: string): Verdict {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      let hit = 0;
      for (const stop of this.#stops) if (stop.step(code)) hit = Math.max(hit, stop.text.length);
      if (hit > 0) return { text: this.#upTo(text, at + 1 - hit), over: true };
    }
    const longest = this.#stops.reduce((held, stop) => (stop.state > held.length ? stop.begun : held), "");
    const out = this.#upTo(text, text.length - longest.length);
    this.#held = longest;
    return { text: out, over: false };
  }

  end(): Verdict {
    const text = this.#held;
    this.#held = "";
    for (const stop of this.#stops) stop.state = 0;
    return { text, over: false };
  }

  #upTo(text: string, end: number): string {
    return end <= 0 ? this.#held.slice(0, this.#held.length + end) : this.#held + text.slice(0, end);
  }
}

class Follower {
  readonly text: string;
  readonly #back: Int32Array;
  state = 0;

  constructor({ text, back }: Stop) {
    this.text = text;
    this.#back = back;
  }

  get begun(): string {
    return this.text.slice(0, this.state);
  }

  step(code: number): boolean {
    const { text } = this;
    let state = this.state;
    while (state > 0 && text.charCodeAt(state) !== code) state = this.#back[state - 1] ?? 0;
    if (text.charCodeAt(state) === code) state++;
    this.state = state;
    return state === text.length;
  }
}

function toBack(text: string): Int32Array {
  const back = new Int32Array(text.length);
  for (let at = 1, state = 0; at < text.length; at++) {
    while (state > 0 && text.charCodeAt(at) !== text.charCodeAt(state)) state = back[state - 1] ?? 0;
    if (text.charCodeAt(at) === text.charCodeAt(state)) state++;
    back[at] = state;
  }
  return back;
}
