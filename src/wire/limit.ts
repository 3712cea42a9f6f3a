import type { Cutter, Verdict } from "./cut.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { toSegments } from "./tokens.ts";

const FAR = 4096;
const utf8 = new TextEncoder();

/**
 * Cuts a text after exactly so many tokens of its tokenisation; a token that ends inside a character loses that character. A text
 * has at most as many tokens as bytes, so nothing is held back before the limit could be near; from there on it is the
 * unfinished segment. Each segment is encoded once, so the cost is linear in the length of the text.
 */
export class LimitCutter implements Cutter {
  readonly #tokenizer: Tokenizer;
  readonly #limit: number;
  #left: number;
  #open = "";
  #sent = 0;

  constructor(tokenizer: Tokenizer, limit: number) {
    this.#tokenizer = tokenizer;
    this.#limit = limit;
    this.#left = limit;
  }

  /** The tokens of all that was settled, one that a cut has split included. */
  get spent(): number {
    return this.#limit - this.#left;
  }

  feed(text: string): Verdict {
    const isFar = this.#open.length < FAR && (this.#open.length + text.length) * 3 <= this.#left;
    const isEven = this.#sent === this.#open.length;
    this.#open += text;
    if (isFar && isEven) {
      this.#sent += text.length;
      return { text, over: false };
    }
    const { segments, rest } = toSegments(this.#open);
    const settled = this.#settle(segments, rest);
    if (settled.over || utf8.encode(rest).length > this.#left) return settled;
    return { text: settled.text + this.#send(), over: false };
  }

  end(): Verdict {
    const { segments, rest } = toSegments(this.#open);
    return this.#settle(rest === "" ? segments : [...segments, rest], "");
  }

  #settle(segments: readonly string[], rest: string): Verdict {
    const out: string[] = [];
    for (const segment of segments) {
      const tokens = this.#tokenizer.encode(segment);
      const over = tokens.length > this.#left;
      const end = over ? lengthOf(segment, this.#tokenizer.decode(tokens.slice(0, this.#left))) : segment.length;
      out.push(segment.slice(Math.min(this.#sent, end), end));
      this.#left = Math.max(0, this.#left - tokens.length);
      if (over) return { text: out.join(""), over };
      this.#sent = Math.max(0, this.#sent - segment.length);
    }
    this.#open = rest;
    return { text: out.join(""), over: false };
  }

  #send(): string {
    const text = this.#open.slice(this.#sent);
    this.#sent = this.#open.length;
    return text;
  }
}

function lengthOf(text: string, start: string): number {
  const whole = text.toWellFormed();
  if (whole.startsWith(start)) return start.length;
  let at = 0;
  while (at < start.length && whole.charCodeAt(at) === start.charCodeAt(at)) at++;
  return at;
}
