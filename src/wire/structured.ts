import { ApiError } from "./errors.ts";
import type { Finish, Piece, Pieces } from "./pieces.ts";

/** Says what is wrong with the text of an answer; undefined when nothing is. */
export type Judge = (text: string) => string | undefined;

/**
 * Holds the text of an answer until it is whole and fits the requested form. One that does not fit is never sent: the run is repeated
 * as often as `repairs` says, with the problem, and then the request fails.
 *
 * F1. Reasoning, statuses and tool calls pass at once, of every run; what has passed is not taken back.
 * F2. A refusal, and an answer that was cut short, is sent as it is.
 * F3. An answer that makes tool calls needs no text. Text that fits is sent with them; text that does not, such as a word before the
 *     calls, is dropped, since clients parse what they get.
 */
export async function* structured(attempt: (problem?: string) => Pieces, judge: Judge, repairs: number): Pieces {
  let problem: string | undefined;
  for (let left = repairs; left >= 0; left--) {
    const held: Piece[] = [];
    let text = "";
    let refused = false;
    let called = false;
    let finish: Finish | undefined;
    for await (const piece of attempt(problem)) {
      if (piece.type === "finish") {
        finish = piece;
        break;
      }
      if (piece.type === "status" || refused) {
        yield piece;
        continue;
      }
      refused = piece.delta.refusal !== undefined;
      if (refused) {
        yield* held.splice(0);
        yield piece;
        continue;
      }
      const { reasoning, tool_calls, ...rest } = piece.delta;
      if (reasoning !== undefined) yield { type: "delta", delta: { reasoning } };
      if (Object.keys(rest).length > 0) held.push({ type: "delta", delta: rest });
      text += rest.content ?? "";
      if (tool_calls !== undefined) {
        called = true;
        yield { type: "delta", delta: { tool_calls } };
      }
    }
    problem = refused || finish === undefined || isShort(finish) ? undefined : judge(text);
    if (problem === undefined || called) {
      if (problem === undefined) yield* held;
      if (finish !== undefined) yield problem === undefined ? finish : { ...finish, tokens: 0 };
      return;
    }
  }
  throw new ApiError(500, "server_error", "The graph's answer does not fit the requested response_format.", {
    code: "response_format_mismatch",
    param: "response_format",
    cause: problem,
  });
}

const isShort = ({ cut, reason }: Finish): boolean => cut && reason !== "stop";
