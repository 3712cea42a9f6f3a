import type { AnswerDelta, TokenLogprob } from "../graph/index.ts";
import type { Finish, Pieces, Reason } from "./pieces.ts";

/** A text so far: what of it may go out now, and whether it is over there. */
export interface Verdict {
  readonly text: string;
  readonly over: boolean;
}

/** Decides how much of a visible text may go out. It may hold text back until it knows. */
export interface Cutter {
  feed(text: string): Verdict;
  /** The text has ended, or text of another kind begins: gives what was held back. */
  end(): Verdict;
}

type Channel = "content" | "refusal";

/**
 * Lets a cutter work on the visible text of a choice, content or refusal. Where it cuts, the run behind the pieces is cancelled before
 * the finish goes out, which does not wait for the run's clean-up.
 */
export async function* cut(pieces: Pieces, cutter: Cutter, reason: Reason): Pieces {
  let channel: Channel = "content";
  let held = 0;
  let finish: Finish | undefined;
  for await (const piece of pieces) {
    const kind = piece.type === "delta" ? kindOf(piece.delta) : undefined;
    if (piece.type === "finish" || (kind !== undefined && kind !== channel)) {
      const { text, over } = cutter.end();
      if (text !== "") yield { type: "delta", delta: { [channel]: text } };
      held = 0;
      if (over) finish = { type: "finish", reason, cut: true };
      else if (piece.type === "finish") finish = piece;
      if (finish !== undefined) break;
    }
    if (piece.type !== "delta" || kind === undefined) {
      yield piece;
      continue;
    }
    channel = kind;
    const given = piece.delta[kind] ?? "";
    const { text, over } = cutter.feed(given);
    const delta = over ? upTo(piece.delta, kind, text, text.length - held) : withText(piece.delta, kind, text);
    if (Object.keys(delta).length > 0) yield { type: "delta", delta };
    held += given.length - text.length;
    if (over) {
      finish = { type: "finish", reason, cut: true };
      break;
    }
  }
  if (finish !== undefined) yield finish;
}

function kindOf(delta: AnswerDelta): Channel | undefined {
  if (delta.content !== undefined) return "content";
  return delta.refusal === undefined ? undefined : "refusal";
}

function withText(delta: AnswerDelta, channel: Channel, text: string): AnswerDelta {
  if (text === delta[channel]) return delta;
  const { [channel]: _text, ...rest } = delta;
  return text === "" ? rest : { ...rest, [channel]: text };
}

function upTo(delta: AnswerDelta, channel: Channel, text: string, length: number): AnswerDelta {
  const { tool_calls: _calls, logprobs, ...rest } = withText(delta, channel, text);
  const tokens = logprobs && within(logprobs[channel] ?? [], length);
  return tokens?.length ? { ...rest, logprobs: { ...logprobs, [channel]: tokens } } : rest;
}

function within(tokens: readonly TokenLogprob[], length: number): TokenLogprob[] {
  let start = 0;
  return tokens.filter(({ token }) => (start += token.length) - token.length < length);
}
