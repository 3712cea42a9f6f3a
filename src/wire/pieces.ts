import type { AnswerDelta, GraphEvent, Status } from "../graph/index.ts";
import type { ChatContext } from "./context.ts";
import { Halves } from "./halves.ts";

/** Why a choice ended, as a graph or a stage can say it. */
export type Reason = "stop" | "length" | "tool_calls" | "content_filter";

/** The last piece of a choice. */
export interface Finish {
  readonly type: "finish";
  readonly reason: Reason;
  /** Whether something is missing that the graph had to say, so that what is there cannot be judged as a whole. */
  readonly cut: boolean;
}

/** What one choice says, in the order in which the client shall see it; ends in exactly one `finish`. */
export type Piece =
  | { readonly type: "delta"; readonly delta: AnswerDelta }
  | { readonly type: "status"; readonly status: Status }
  | Finish;

/** The pieces of one choice. Leaving early cancels the run behind them. */
export type Pieces = AsyncGenerator<Piece, void, undefined>;

/**
 * What a graph's events say to a client. No surrogate pair is split over two pieces, and a piece holds text of one kind,
 * content or refusal.
 */
export async function* toPieces(events: AsyncIterable<GraphEvent>, ctx: ChatContext): Pieces {
  const halves = new Halves();
  let called = false;
  for await (const event of events) {
    switch (event.type) {
      case "delta":
        called ||= event.delta.tool_calls !== undefined;
        for (const delta of apart(halves.join(event.delta))) yield { type: "delta", delta };
        break;
      case "status":
        yield { type: "status", status: event.status };
        break;
      case "node_start":
      case "node_end":
      case "end":
        break;
      default:
        event satisfies never;
    }
  }
  const rest = halves.rest();
  if (rest !== undefined) yield { type: "delta", delta: rest };
  yield toFinish(ctx, called);
}

function toFinish({ finish_reason }: ChatContext, called: boolean): Finish {
  if (finish_reason === "length" || finish_reason === "content_filter") {
    return { type: "finish", reason: finish_reason, cut: true };
  }
  return { type: "finish", reason: called ? "tool_calls" : "stop", cut: false };
}

function apart(delta: AnswerDelta | undefined): AnswerDelta[] {
  if (delta === undefined) return [];
  if (delta.refusal === undefined || delta.content === undefined) return [delta];
  const { reasoning, refusal, ...rest } = delta;
  return [reasoning === undefined ? { refusal } : { reasoning, refusal }, rest];
}
