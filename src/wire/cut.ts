import type { AnswerDelta } from "../graph/index.ts";
import { CHANNELS, TokenQueue, toLogprobsField, type Channel } from "./logprobs.ts";
import type { Finish, Piece, Pieces, Reason } from "./pieces.ts";

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

/**
 * Lets a cutter work on the visible text of a choice, content or refusal.
 *
 * K1. Where it cuts, the run is cancelled before the finish goes out, which does not wait for the run's clean-up.
 * K2. What comes with text behind the cut is dropped: its tool calls, and the log probabilities of all that is not sent.
 */
export async function* cut(pieces: Pieces, cutter: Cutter, reason: Reason): Pieces {
  const queues = { content: new TokenQueue(), refusal: new TokenQueue() };
  let channel: Channel = "content";
  let finish: Finish | undefined;
  for await (const piece of pieces) {
    const kind = piece.type === "delta" ? kindOf(piece.delta) : undefined;
    if (piece.type === "finish" || (kind !== undefined && kind !== channel)) {
      const { text, over } = cutter.end();
      const due = CHANNELS.map((each) => {
        const tokens = queues[each].send(each === channel ? text : "");
        return [each, over ? tokens : [...tokens, ...queues[each].rest()]] as const;
      });
      yield* toPiece({ ...(text === "" ? {} : { [channel]: text }), ...toLogprobsField(due) });
      if (over) finish = { type: "finish", reason, cut: true };
      else if (piece.type === "finish") finish = piece;
      if (finish !== undefined) break;
    }
    if (piece.type !== "delta" || (kind === undefined && piece.delta.logprobs === undefined)) {
      yield piece;
      continue;
    }
    const { tool_calls, logprobs, content: _content, refusal: _refusal, ...rest } = piece.delta;
    channel = kind ?? channel;
    const { text, over } = cutter.feed(piece.delta[channel] ?? "");
    for (const each of CHANNELS) queues[each].add(logprobs?.[each] ?? []);
    yield* toPiece({
      ...rest,
      ...(text === "" ? {} : { [channel]: text }),
      ...(tool_calls === undefined || over ? {} : { tool_calls }),
      ...toLogprobsField([[channel, queues[channel].send(text)]]),
    });
    if (over) {
      finish = { type: "finish", reason, cut: true };
      break;
    }
  }
  if (finish !== undefined) yield finish;
}

function kindOf(delta: AnswerDelta): Channel | undefined {
  return CHANNELS.find((channel) => delta[channel] !== undefined);
}

function toPiece(delta: AnswerDelta): Piece[] {
  return Object.keys(delta).length > 0 ? [{ type: "delta", delta }] : [];
}
