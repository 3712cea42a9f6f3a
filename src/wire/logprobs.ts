import type { AnswerDelta, Logprobs, TokenLogprob } from "../graph/index.ts";

/** The texts of an answer that people see. */
export const CHANNELS = ["content", "refusal"] as const;

/** The name of a visible text. */
export type Channel = (typeof CHANNELS)[number];

const utf8 = new TextEncoder();
const bytesOf = ({ token, bytes }: TokenLogprob): number => bytes?.length ?? utf8.encode(token).length;

/** Log probabilities that may say nothing about text that was not sent: a token goes out once its last byte has. */
export class TokenQueue {
  readonly #tokens: TokenLogprob[] = [];
  #next = 0;
  #end = 0;
  #sent = 0;

  add(tokens: readonly TokenLogprob[]): void {
    for (const token of tokens) this.#tokens.push(token);
  }

  /** What may go out now that this text does. */
  send(text: string): TokenLogprob[] {
    this.#sent += utf8.encode(text).length;
    const first = this.#next;
    for (let token = this.#tokens[first]; token !== undefined && this.#sent > 0; token = this.#tokens[this.#next]) {
      const end = this.#end + bytesOf(token);
      if (end > this.#sent) break;
      this.#end = end;
      this.#next++;
    }
    return this.#tokens.slice(first, this.#next);
  }

  /** All that is left, where the text was sent to its end. */
  rest(): TokenLogprob[] {
    if (this.#sent === 0) return [];
    const first = this.#next;
    this.#next = this.#tokens.length;
    this.#end = this.#sent;
    return this.#tokens.slice(first);
  }
}

/** Keeps log probabilities back until their text has begun: alone they would open an answer that says nothing. */
export class EarlyLogprobs {
  readonly #begun = new Set<Channel>();
  readonly #held = { content: [] as TokenLogprob[], refusal: [] as TokenLogprob[] };

  /** The delta with the log probabilities that may go with it; undefined when nothing is left of it for now. */
  join(delta: AnswerDelta): AnswerDelta | undefined {
    for (const channel of CHANNELS) if (delta[channel] !== undefined) this.#begun.add(channel);
    if (delta.logprobs === undefined && CHANNELS.every((channel) => this.#held[channel].length === 0)) return delta;
    const { logprobs, ...rest } = delta;
    const due: [Channel, TokenLogprob[]][] = [];
    for (const channel of CHANNELS) {
      for (const token of logprobs?.[channel] ?? []) this.#held[channel].push(token);
      if (this.#begun.has(channel)) due.push([channel, this.#held[channel].splice(0)]);
    }
    const joined = { ...rest, ...toLogprobsField(due) };
    return Object.keys(joined).length > 0 ? joined : undefined;
  }
}

/** A delta's `logprobs`, left out when there is no token. */
export function toLogprobsField(
  all: readonly (readonly [Channel, Logprobs[Channel]])[],
): Pick<AnswerDelta, "logprobs"> {
  const some = all.filter(([, tokens]) => tokens?.length);
  return some.length === 0 ? {} : { logprobs: Object.fromEntries(some) };
}
