import type { AnswerDelta } from "../graph/index.ts";
import { ApiError } from "./errors.ts";
import type { Finish, Piece, Pieces } from "./pieces.ts";

/** Says what is wrong with the text of an answer; undefined when nothing is. */
export type Judge = (text: string) => string | undefined;

/**
 * Holds the text of an answer until it is whole and fits the requested form. One that does not fit is never sent: the run is repeated
 * as often as `repairs` says, with the problem, and then the request fails. An answer that was cut short, is a
 * refusal or makes tool calls is sent as it is. Reasoning and status pass at once.
 */
export async function* structured(attempt: (problem?: string) => Pieces, judge: Judge, repairs: number): Pieces {
  let problem: string | undefined;
  for (let left = repairs; left >= 0; left--) {
    const held: Piece[] = [];
    let text = "";
    let free = false;
    let finish: Finish | undefined;
    for await (const piece of attempt(problem)) {
      if (piece.type === "finish") {
        finish = piece;
        break;
      }
      if (piece.type === "delta" && frees(piece.delta)) {
        free = true;
        yield* held.splice(0);
      }
      if (free || piece.type === "status" || isReasoning(piece.delta)) {
        yield piece;
        continue;
      }
      held.push(piece);
      text += piece.delta.content ?? "";
    }
    problem = free || finish === undefined || isShort(finish) ? undefined : judge(text);
    if (problem === undefined) {
      yield* held;
      if (finish !== undefined) yield finish;
      return;
    }
  }
  throw new ApiError(500, "server_error", "The graph's answer does not fit the requested response_format.", {
    code: "response_format_mismatch",
    param: "response_format",
    cause: problem,
  });
}

const frees = (delta: AnswerDelta): boolean => delta.refusal !== undefined || delta.tool_calls !== undefined;

const isReasoning = (delta: AnswerDelta): boolean => delta.reasoning !== undefined && Object.keys(delta).length === 1;

const isShort = ({ cut, reason }: Finish): boolean => cut && reason !== "stop";
