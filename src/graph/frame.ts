import type { Answer, Mark } from "./answer.ts";
import { attended } from "./attend.ts";
import type { Attend, Attendant } from "./attendant.ts";
import type { Context } from "./context.ts";
import { Deadline } from "./deadline.ts";
import { GraphError } from "./errors.ts";
import { toIterator } from "./output.ts";
import type { AnyIterator } from "./output.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { Scope } from "./scope.ts";
import { toView } from "./view.ts";

/** A graph that is being visited, and the visit of its present node: the engine's stack is a chain of these. */
export class Frame<C extends Context> {
  readonly plan: Plan<C>;
  readonly parent: Frame<C> | undefined;
  /** What qualifies the names of the nodes: `sub/` inside the node `sub`. */
  readonly prefix: string;
  /** The context as this graph sees it. */
  readonly ctx: C;
  /** What the nodes of this graph speak to: the run's answer, or the sketch of the draft that they are part of. */
  readonly answer: Answer;
  steps = 0;

  node: PlanNode<C>;
  name = "";
  visiting = false;
  /** The number of the visit in the whole run, subgraphs not counted. */
  step = 0;
  /** Who goes along with the present visit. */
  attendant: Attendant | undefined;
  /** The number of the present visit among the drafts, if it is one. */
  draft: number | undefined;
  /** How often the present visit was tried again. */
  attempt = 0;
  /** The answer before the present visit, and how much a client had seen by then. */
  mark: Mark | undefined;
  visible = 0;
  /** The context as the present attempt sees it. */
  view: C;
  deadline: Deadline | undefined;
  #scope: Scope | undefined;

  constructor(plan: Plan<C>, parent: Frame<C> | undefined, prefix: string, ctx: C, answer: Answer) {
    this.plan = plan;
    this.parent = parent;
    this.prefix = prefix;
    this.ctx = ctx;
    this.answer = answer;
    this.view = ctx;
    this.node = plan.entry;
  }

  get place(): string {
    return `node ${JSON.stringify(this.name)} of graph ${JSON.stringify(this.plan.name)}`;
  }

  /** Whether the time of a visit around the present one is over. */
  get late(): boolean {
    return this.parent !== undefined && (this.parent.deadline?.expired !== undefined || this.parent.late);
  }

  /** A visit begins: whoever is asked may go along, in the company of the visit around it. */
  accompany(attend: Attend | undefined): void {
    if (!attend) return;
    const { name, step, parent } = this;
    const outer = parent?.attendant;
    this.attendant = outer ? outer.around(() => attend(name, step)) : attend(name, step);
  }

  /** The visit is over for who went along. */
  part(failure?: GraphError): void {
    this.attendant?.end(failure);
    this.attendant = undefined;
  }

  call(): unknown {
    const { attendant, node, view } = this;
    return attendant ? attendant.around(() => node.run(view)) : node.run(view);
  }

  /** How to drive what the worker gave back, if it is to be iterated. */
  iterate(out: unknown): AnyIterator | undefined {
    const iterator = toIterator(out, this.view);
    return iterator && this.attendant ? attended(iterator, this.attendant) : iterator;
  }

  route(): unknown {
    const { attendant, node, ctx } = this;
    return attendant ? attendant.around(() => node.route?.(ctx)) : node.route?.(ctx);
  }

  /** An attempt begins: a node with a deadline gets a signal and a view of its own. */
  start(): void {
    const { timeoutMs } = this.node;
    if (timeoutMs === undefined) return;
    const { name, place } = this;
    const scope = new Scope(this.ctx.signal);
    const view = toView(this.ctx, scope.signal);
    this.#scope = scope;
    this.view = view.ctx;
    this.deadline = new Deadline(timeoutMs, () => {
      const error = new GraphError("node_timeout", `${place} took longer than ${timeoutMs} ms`, { node: name });
      view.detach();
      scope.abort(error);
      return error;
    });
  }

  /** The attempt is over: its time no longer runs. */
  stop(): void {
    this.deadline?.clear();
    this.#scope?.release();
    this.deadline = undefined;
    this.#scope = undefined;
    this.view = this.ctx;
  }
}
