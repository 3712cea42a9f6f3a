import type { AnswerDelta } from "../graph/index.ts";

const CHANNELS = ["reasoning", "refusal", "content"] as const;

/** Holds back the first half of a surrogate pair until the second half is there, in each text of an answer. */
export class Halves {
  readonly #held = new Map<(typeof CHANNELS)[number], string>();

  /** The delta with whole characters only; undefined when nothing is left of it for now. */
  join(delta: AnswerDelta): AnswerDelta | undefined {
    if (this.#held.size === 0 && !CHANNELS.some((channel) => endsInHalf(delta[channel]))) return delta;
    const { reasoning: _reasoning, refusal: _refusal, content: _content, ...rest } = delta;
    const texts = CHANNELS.flatMap((channel) => {
      if (delta[channel] === undefined) return [];
      const text = (this.#held.get(channel) ?? "") + delta[channel];
      this.#held.delete(channel);
      if (!endsInHalf(text)) return [[channel, text]];
      this.#held.set(channel, text.slice(-1));
      return text.length > 1 ? [[channel, text.slice(0, -1)]] : [];
    });
    const joined = { ...Object.fromEntries(texts), ...rest };
    return Object.keys(joined).length > 0 ? joined : undefined;
  }

  /** The halves that stayed alone. */
  rest(): AnswerDelta | undefined {
    return this.#held.size > 0 ? Object.fromEntries(this.#held) : undefined;
  }
}

function endsInHalf(text: string | undefined): boolean {
  if (text === undefined) return false;
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
