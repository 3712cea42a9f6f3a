import type { Flow } from "./flow.ts";
import type { Piece } from "./pieces.ts";

/** A piece of one of several choices. */
export interface ChoicePiece {
  readonly index: number;
  readonly piece: Piece;
}

/** The pieces of a choice, or of all choices of an answer in the order in which they are sent. */
export type ChoicePieces = Flow<ChoicePiece>;

/** Whether a piece is sent for certain, and carries the role: a status or an annotation alone opens no choice. */
const opens = (piece: Piece): boolean => {
  if (piece.type !== "delta") return piece.type === "finish";
  const { reasoning, content, refusal, tool_calls } = piece.delta;
  return [reasoning, content, refusal, tool_calls].some((said) => said !== undefined);
};

type Outcome =
  | { readonly index: number; readonly next: IteratorResult<ChoicePiece, void> }
  | { readonly cause: unknown };

/**
 * Runs choices at the same time and mixes their pieces as they come. A choice opens only after all lower ones have opened, and is not
 * asked for more until then. The first failure fails all; `cancel` is called when some have to stop before their end.
 */
export async function* interleave(choices: readonly ChoicePieces[], cancel: () => void): ChoicePieces {
  const ready: Outcome[] = [];
  const early = new Map<number, ChoicePiece>();
  let wake: (() => void) | undefined;
  let running = choices.length;
  let opened = 0;

  const advance = async (index: number): Promise<void> => {
    try {
      const next = await choices[index]?.next();
      if (next !== undefined) ready.push({ index, next });
    } catch (cause) {
      ready.push({ cause });
    }
    wake?.();
  };

  try {
    for (const index of choices.keys()) void advance(index);
    while (running > 0) {
      const outcome = ready.shift();
      if (outcome === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if ("cause" in outcome) throw outcome.cause;
      const { index, next } = outcome;
      if (next.done) {
        running--;
        continue;
      }
      early.set(index, next.value);
      for (let at = index; at <= opened; at = opened) {
        const said = early.get(at);
        if (said === undefined) break;
        early.delete(at);
        if (at === opened && opens(said.piece)) opened++;
        yield said;
        void advance(at);
      }
    }
  } finally {
    if (running > 0) cancel();
    for (const choice of choices) choice.return().catch(() => {});
  }
}
