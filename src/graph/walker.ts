import type { Answer } from "./answer.ts";
import { isSameContext, STATE } from "./context.ts";
import type { ActiveRun, Context, ContextState } from "./context.ts";
import { sleep } from "./deadline.ts";
import type { AnswerDelta } from "./delta.ts";
import { describe, GraphError } from "./errors.ts";
import { toAborted, toError, toFailure } from "./failure.ts";
import type { Activity } from "./failure.ts";
import { Frame } from "./frame.ts";
import { toWaitMs } from "./options.ts";
import { Outbox } from "./outbox.ts";
import { dismiss } from "./output.ts";
import type { AnyIterator } from "./output.ts";
import { END } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { Scope } from "./scope.ts";
import { toYielded } from "./yielded.ts";

/** One run of a plan on a context: everything that `walk` does between two awaits. */
export class Walker<C extends Context> implements ActiveRun {
  readonly entry: object;
  readonly scope: Scope;
  node = "";
  /** What the present worker yields from. */
  iterator: AnyIterator | undefined;
  /** Whether a subgraph has just ended, so that the visit of its node ends as well. */
  leaving = false;
  over = false;
  readonly outbox: Outbox;
  readonly #state: ContextState;
  readonly #outer: ActiveRun | undefined;
  readonly #answer: Answer;
  #frame: Frame<C>;
  #drafts = 0;
  #again = false;
  #activity: Activity = "worker";
  #failed: GraphError | undefined;
  #done = false;

  constructor(plan: Plan<C>, ctx: C, listened: boolean, prefix?: string) {
    const state = ctx[STATE];
    if (state.runs.some((run) => run.entry === plan.entry)) {
      throw new GraphError("already_running", `graph ${JSON.stringify(plan.name)} is running on this context; fork it`);
    }
    this.entry = plan.entry;
    this.scope = new Scope(ctx.signal);
    this.#state = state;
    this.outbox = new Outbox(listened);
    this.#outer = state.runs.at(-1);
    if (!this.#outer && state.answer.ended) state.answer = state.answer.child();
    this.#answer = this.#outer?.answer.inner() ?? state.answer;
    this.#frame = new Frame(plan, undefined, prefix ?? (this.#outer ? `${this.#outer.node}/` : ""), ctx, this.#answer);
    state.runs.push(this);
  }

  /** What the present node speaks to. */
  get answer(): Answer {
    return this.#frame.answer;
  }

  /** The same promise, or the failure of the first deadline around it. */
  guard(work: PromiseLike<unknown>): PromiseLike<unknown> {
    let guarded = work;
    for (let frame: Frame<C> | undefined = this.#frame; frame; frame = frame.parent) {
      if (frame.deadline) guarded = frame.deadline.guard(guarded);
    }
    return guarded;
  }

  /** The wait before a visit is tried again. */
  pause(): PromiseLike<unknown> | undefined {
    if (!this.#again) return undefined;
    this.#again = false;
    const { node, attempt } = this.#frame;
    const ms = toWaitMs(node.retries?.backoffMs(attempt) ?? 0);
    return ms === 0 ? undefined : this.guard(sleep(ms, this.scope.signal));
  }

  /** Begins the visit of a node, or its next attempt; enters subgraphs down to a worker. */
  begin(): void {
    for (;;) {
      const frame = this.#frame;
      if (this.scope.aborted) throw toAborted(this.#frame, this.scope.reason);
      if (!frame.visiting) this.#visit(frame);
      frame.start();
      const { graph } = frame.node;
      const { answer, draft, name, view } = frame;
      answer.begin(name, draft);
      if (!graph) return;
      this.#frame = new Frame(graph, frame, `${name}/`, view, draft === undefined ? answer : answer.sketch());
    }
  }

  call(): unknown {
    return this.#frame.call();
  }

  iterate(out: unknown): AnyIterator | undefined {
    return this.#frame.iterate(out);
  }

  /** Takes what the worker has yielded. */
  accept(value: unknown): void {
    const { piece, status } = toYielded(value);
    if (status) this.outbox.tell({ type: "status", node: this.node, status });
    if (!piece) return;
    if (this.#frame.draft === undefined) this.#tellDelta(this.answer.author, this.answer.flush());
    this.#tellDelta(this.node, this.answer.append(piece));
  }

  /** Takes what the worker has returned. */
  settle(out: unknown): void {
    if (out === undefined) return;
    if (typeof out === "string") return this.answer.assign(this.answer.content, out);
    if (isSameContext(out, this.#frame.ctx)) return;
    throw new GraphError("invalid_output", "a worker returns a string, the context it was given, or nothing");
  }

  /** Ends the visit of the present node. */
  finish(): void {
    const frame = this.#frame;
    this.node = frame.name;
    if (this.#state.runs.at(-1) !== this) {
      throw toError(frame, "already_running", `${frame.place} ended before a run that it began on its context`);
    }
    if (frame.deadline?.expired) throw frame.deadline.expired;
    this.#tellDelta(frame.name, this.answer.judge());
    frame.stop();
    frame.visiting = false;
    frame.attempt = 0;
    if (!frame.node.graph) this.outbox.tell({ type: "node_end", node: frame.name, step: frame.step });
  }

  route(): unknown {
    const { node, name, draft } = this.#frame;
    if (!node.route) return undefined;
    this.#activity = "route";
    this.answer.begin(name, draft);
    return this.#frame.route();
  }

  /** Goes on to the next node, or out of the graph. */
  proceed(label: unknown): void {
    const frame = this.#frame;
    const { node } = frame;
    this.#activity = "worker";
    if (node.route && label !== END && !(typeof label === "string" && node.targets.has(label))) {
      const returned = typeof label === "string" ? JSON.stringify(label) : typeof label;
      throw toError(frame, "unknown_route", `the route after ${frame.place} returned ${returned}, which leads nowhere`);
    }
    if (node.route) this.answer.judge();
    frame.part();
    const next = typeof label === "string" ? node.targets.get(label) : node.next;
    this.leaving = next === undefined && frame.parent !== undefined;
    if (next) frame.node = next;
    else if (!frame.parent) this.over = true;
    else {
      this.#frame = frame.parent;
      if (this.#frame.draft !== undefined) this.answer.take(frame.answer);
    }
  }

  /** Comes back to the innermost visit that may be tried again (R6), or throws. */
  async recover(cause: unknown): Promise<void> {
    const { aborted, reason } = this.scope;
    const error = aborted ? toAborted(this.#frame, reason) : toFailure(this.#frame, this.#activity, cause);
    this.#activity = "worker";
    this.leaving = false;
    this.#abandonInner();
    const { iterator } = this;
    this.iterator = undefined;
    await dismiss(iterator, !this.#frame.late && !this.#frame.deadline?.expired);
    for (let frame: Frame<C> | undefined = this.#frame; frame; frame = frame.parent) {
      const again = this.#mayRetry(frame);
      frame.stop();
      if (!again) frame.part(error);
      if (!again || !frame.mark || !frame.node.retries) continue;
      this.#frame = frame;
      frame.answer.restore(frame.mark);
      frame.attempt++;
      this.#again = true;
      return;
    }
    this.#failed = error;
    throw error;
  }

  /** Ends the run: sends what is left. The run that this one was made in gets the answer, unless a reader of its own had it. */
  end(): void {
    this.#tellDelta(this.answer.author || this.node, this.answer.end());
    if (!this.outbox.listened) this.#outer?.answer.adopt(this.answer);
    this.#done = true;
    this.outbox.tell({ type: "end" });
  }

  /** The reader has left. */
  leave(): void {
    if (!this.#done) this.scope.abort(this.#failed ?? new GraphError("aborted", "the reader of the run has left"));
  }

  /** Leaves the context as it was found, however the run ended. */
  async close(): Promise<void> {
    this.leave();
    try {
      await this.iterator?.return?.();
    } catch (cause) {
      const { place } = this.#frame;
      throw toError(this.#frame, "worker_failed", `${place} failed while it was closed: ${describe(cause)}`, cause);
    } finally {
      for (let frame: Frame<C> | undefined = this.#frame; frame; frame = frame.parent) {
        frame.stop();
        if (frame.attendant) frame.part(toAborted(frame, this.scope.reason));
      }
      const at = this.#state.runs.indexOf(this);
      if (at >= 0) this.#state.runs.splice(at, 1);
      this.scope.release();
    }
  }

  #visit(frame: Frame<C>): void {
    const { node, plan } = frame;
    this.node = frame.name = frame.prefix + node.name;
    if (++frame.steps > plan.maxSteps) {
      throw toError(frame, "step_limit", `graph ${JSON.stringify(plan.name)} took more than ${plan.maxSteps} steps`);
    }
    frame.visiting = true;
    frame.draft = node.draft ? ++this.#drafts : undefined;
    frame.mark = node.retries && this.answer.mark();
    frame.visible = this.outbox.visible;
    frame.step = node.graph ? this.#state.path.length + 1 : this.#state.path.push(frame.name);
    frame.accompany(this.#state.attend);
    if (node.graph) return;
    this.outbox.tell({ type: "node_start", node: frame.name, step: frame.step });
  }

  #mayRetry({ visiting, visible, attempt, node, late }: Frame<C>): boolean {
    if (!visiting || attempt >= (node.retries?.attempts ?? 0)) return false;
    return visible === this.outbox.visible && !late && !this.scope.aborted;
  }

  /** Forgets the runs by hand that the failed worker had begun: nobody waits for them. */
  #abandonInner(): void {
    const at = this.#state.runs.indexOf(this);
    if (at >= 0) this.#state.runs.splice(at + 1);
  }

  #tellDelta(node: string, delta: AnswerDelta | undefined): void {
    if (delta && this.answer === this.#answer) this.outbox.tell({ type: "delta", node, delta });
  }
}
