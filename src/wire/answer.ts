import type { CompletionUsage } from "../../generated/types.ts";
import { GraphError, type GraphEvent } from "../graph/index.ts";
import { toContext, type ChatContext, type Run } from "./context.ts";
import { cut } from "./cut.ts";
import { ApiError, notAgain } from "./errors.ts";
import { through } from "./flow.ts";
import { toForm, type Form, type FormOptions } from "./form.ts";
import { isHeavy } from "./heavy.ts";
import { interleave, type ChoicePiece, type ChoicePieces } from "./interleave.ts";
import { leavable } from "./leave.ts";
import { LimitCutter } from "./limit.ts";
import { OutputSize } from "./output-size.ts";
import { obey, toToolRule } from "./obey.ts";
import type { ChatRequest } from "./parameters.ts";
import { toPieces, type Piece, type Pieces } from "./pieces.ts";
import { toPlainRequest, type PlainRequest } from "./request.ts";
import { toJudge } from "./response-format.ts";
import { sliced } from "./slices.ts";
import { StopCutter, toStops } from "./stop.ts";
import { structured } from "./structured.ts";
import { Tally } from "./tally.ts";
import { nextTurn } from "./turn.ts";
import { type Counting, toReportedUsage, toUsage } from "./usage.ts";
import type { Watch } from "./watch.ts";

/** What answers: a compiled graph, or anything that tells a run as events. */
export interface Answering {
  stream(ctx: ChatContext): AsyncIterable<GraphEvent>;
}

/** One request's way through a graph. */
export interface AnswerRun extends Omit<Run, "index">, FormOptions, Counting {
  /** The graph may run again after a failure: errors do not say `x-should-retry: false`. */
  readonly idempotent?: boolean | undefined;
  /** One more run, with `ctx.validation_error`, for an answer that does not fit `response_format`. */
  readonly repair?: boolean | undefined;
  /** The most that all choices together may say, in characters of everything that is sent. */
  readonly maxOutputChars?: number | undefined;
  readonly watch?: Watch | undefined;
}

/** An answer that has not begun: its graphs run while `choices` is read, once. */
export interface Answer {
  readonly form: Form;
  readonly choices: ChoicePieces;
  /** The tokens that the whole request took; for after the choices. */
  usage(): Promise<CompletionUsage>;
  /** Tells who looks on the tokens that the client does not ask for, as far as they are known or wanted; in place of `usage`. */
  settle(): Promise<void>;
}

type Stage = (pieces: Pieces) => Pieces;

/** Prepares the answer to a request that has been checked: `n` runs, each followed by the stages that the request asks for. */
export function answer(graph: Answering, body: ChatRequest, run: AnswerRun): Answer {
  const request = toPlainRequest(body);
  const form = toForm(request, run);
  const siblings = new AbortController();
  const count = request.n ?? 1;
  const signal = count === 1 ? run.signal : AbortSignal.any([run.signal, siblings.signal]);
  const stages = toStages(request, run);
  const judge = toJudge(request.response_format);
  const counts = form.usage || run.watch?.wantsUsage === true;

  const heavy = count > 1 && isHeavy(request);
  const size = new OutputSize(run.maxOutputChars ?? Infinity);

  const tallies = Array.from({ length: count }, () => new Tally());
  const choices = tallies.map((tally, index) => {
    const attend: Run["attend"] = run.watch?.attend && ((node, step) => run.watch?.attend?.(node, step, index));
    const attempt = (problem?: string): Pieces => {
      const ctx = toContext(request, { ...run, signal, index, attend });
      if (problem !== undefined) ctx.validation_error = problem;
      tally.contexts.push(ctx);
      const told = toPieces(leavable(graph.stream(ctx)), ctx, {
        onNode: (event) => run.watch?.onNode(event, index),
        size,
      });
      return stages.reduce((pieces, stage) => stage(pieces), told);
    };
    const begin = () => (judge === undefined ? attempt() : structured(attempt, judge, run.repair ? 1 : 0));
    return toChoice(index > 0 && heavy ? after(index, signal, begin) : begin(), index, counts ? tally : undefined, run);
  });

  const usage = async () => {
    try {
      const counted = await toUsage(tallies, request, run);
      run.watch?.onUsage(counted);
      return counted;
    } catch (thrown) {
      throw toFailure(thrown, run);
    }
  };
  const settle = async () => {
    if (counts) return void (await usage());
    const reported = toReportedUsage(tallies);
    if (reported) run.watch?.onUsage(reported);
  };

  return {
    form,
    choices: choices[0] !== undefined && count === 1 ? choices[0] : interleave(choices, () => siblings.abort()),
    usage,
    settle,
  };
}

/** Begins so many turns later: each choice copies the request, and the copies of a heavy one are not to be made in one turn. */
async function* after(turns: number, signal: AbortSignal, begin: () => Pieces): Pieces {
  for (let turn = 0; turn < turns; turn++) await nextTurn(signal);
  yield* begin();
}

function toStages(request: PlainRequest, run: AnswerRun): Stage[] {
  const { stop, max_completion_tokens: limit } = request;
  const rule = toToolRule(request);
  const stages: Stage[] = [];
  if (stop !== undefined) {
    const stops = toStops([stop].flat());
    stages.push((pieces) => cut(pieces, new StopCutter(stops), "stop"));
  }
  if (limit !== undefined) stages.push((pieces) => limited(pieces, run, limit));
  if (rule !== undefined) stages.push((pieces) => obey(pieces, rule));
  return stages;
}

async function* limited(pieces: Pieces, { signal, tokenizer }: AnswerRun, limit: number): Pieces {
  const cutter = new LimitCutter(await tokenizer(), limit);
  for await (const piece of cut(sliced(pieces, signal), cutter, "length")) {
    yield piece.type === "finish" ? { ...piece, tokens: cutter.spent } : piece;
  }
}

/**
 * The last stage of every choice, one and not four, since each costs every token a turn: numbers the pieces, shows them to who
 * looks on, writes down what they say where usage is wanted, and lets a failure leave as an ApiError only.
 */
function toChoice(pieces: Pieces, index: number, tally: Tally | undefined, run: AnswerRun): ChoicePieces {
  return through<Piece, ChoicePiece>(pieces, {
    each(piece) {
      tally?.add(piece);
      run.watch?.onPiece(piece, index);
      return [{ index, piece }];
    },
    fail: (cause) => toFailure(cause, run),
  });
}

/** The error of a request whose graph has begun. Once the request is over, the reason for that is the error. */
function toFailure(thrown: unknown, { signal, idempotent = false }: AnswerRun): ApiError {
  const cause = signal.aborted ? new GraphError("aborted", "the request is over", { cause: signal.reason }) : thrown;
  const error = ApiError.from(cause, { idempotent });
  return idempotent ? error : notAgain(error);
}
