import type { AnswerDelta, GraphEvent, NodeEndEvent, NodeStartEvent, Status } from "../graph/index.ts";
import type { ChatContext } from "./context.ts";
import { type Flow, through } from "./flow.ts";
import { Halves } from "./halves.ts";
import { EarlyLogprobs, toLogprobsField } from "./logprobs.ts";
import type { OutputSize } from "./output-size.ts";

/** Why a choice ended, as a graph or a stage can say it. */
export type Reason = "stop" | "length" | "tool_calls" | "content_filter";

/** The last piece of a choice. */
export interface Finish {
  readonly type: "finish";
  readonly reason: Reason;
  /** Whether something is missing that the graph had to say, so that what is there cannot be judged as a whole. */
  readonly cut: boolean;
  /** The tokens of the visible text, where a limit has counted them. */
  readonly tokens?: number;
}

/** What one choice says, in the order in which the client shall see it; ends in exactly one `finish`. */
export type Piece =
  | { readonly type: "delta"; readonly delta: AnswerDelta }
  | { readonly type: "status"; readonly status: Status }
  | Finish;

/** The pieces of one choice. Leaving early cancels the run behind them. */
export type Pieces = Flow<Piece>;

/** Who hears of the events that say nothing to a client, and how much of the others is too much. */
export interface PiecesOptions {
  readonly onNode?: (event: NodeStartEvent | NodeEndEvent) => void;
  readonly size?: OutputSize;
}

/**
 * What a graph's events say to a client. No surrogate pair is split over two pieces, a piece holds text of one kind,
 * content or refusal, and log probabilities come with their text or after it.
 */
export function toPieces(
  events: AsyncIterable<GraphEvent>,
  ctx: ChatContext,
  { onNode, size }: PiecesOptions = {},
): Pieces {
  const halves = new Halves();
  const early = new EarlyLogprobs();
  let called = false;
  return through<GraphEvent, Piece>(events, {
    each(event) {
      switch (event.type) {
        case "delta":
          size?.add(event.delta);
          called ||= event.delta.tool_calls !== undefined;
          return apart(halves.join(event.delta), early);
        case "status":
          return [{ type: "status", status: event.status }];
        case "node_start":
        case "node_end":
          onNode?.(event);
          return [];
        case "end":
          return [];
        default:
          return event satisfies never;
      }
    },
    end: () => [...apart(halves.rest(), early), toFinish(ctx, called)],
  });
}

function toFinish({ finish_reason }: ChatContext, called: boolean): Finish {
  if (finish_reason === "length" || finish_reason === "content_filter") {
    return { type: "finish", reason: finish_reason, cut: true };
  }
  return { type: "finish", reason: called ? "tool_calls" : "stop", cut: false };
}

function apart(delta: AnswerDelta | undefined, early: EarlyLogprobs): Piece[] {
  const whole = delta && early.join(delta);
  if (whole === undefined) return [];
  if (whole.refusal === undefined || whole.content === undefined) return [{ type: "delta", delta: whole }];
  const { reasoning, refusal, logprobs, ...rest } = whole;
  const first = {
    ...(reasoning === undefined ? {} : { reasoning }),
    refusal,
    ...toLogprobsField([["refusal", logprobs?.refusal]]),
  };
  const second = { ...rest, ...toLogprobsField([["content", logprobs?.content]]) };
  return [
    { type: "delta", delta: first },
    { type: "delta", delta: second },
  ];
}
