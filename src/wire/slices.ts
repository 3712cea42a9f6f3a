import { CHANNELS } from "./logprobs.ts";
import type { Pieces } from "./pieces.ts";
import { nextTurn, SLICE, type Turn } from "./turn.ts";

/**
 * Hands long texts on in slices and lets the event loop have its turn between them, for a stage that works on every character. No
 * surrogate pair is split; reasoning comes before the first slice, whatever else was said with the text comes with the last.
 */
export async function* sliced(pieces: Pieces, signal: AbortSignal, turn: Turn = nextTurn): Pieces {
  for await (const piece of pieces) {
    const channel = piece.type === "delta" ? CHANNELS.find((each) => piece.delta[each] !== undefined) : undefined;
    let text = (piece.type === "delta" && channel && piece.delta[channel]) || "";
    if (piece.type !== "delta" || channel === undefined || text.length <= SLICE) {
      yield piece;
      continue;
    }
    const { reasoning, ...delta } = piece.delta;
    if (reasoning !== undefined) yield { type: "delta", delta: { reasoning } };
    while (text.length > SLICE) {
      const end = isHigh(text.charCodeAt(SLICE - 1)) ? SLICE - 1 : SLICE;
      yield { type: "delta", delta: { [channel]: text.slice(0, end) } };
      text = text.slice(end);
      await turn(signal);
    }
    yield { type: "delta", delta: { ...delta, [channel]: text } };
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
