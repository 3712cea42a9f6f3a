import type { Context } from "./context.ts";
import { draw } from "./draw.ts";
import type { GraphEvent } from "./events.ts";
import { COMPILE } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { runPlan, streamPlan } from "./run.ts";
import { Worker } from "./worker.ts";

/** What every graph can do, drawn or compiled, whatever its context: the type of a place that takes any graph. */
export interface Runnable<C extends Context = never> {
  readonly name: string;
  run(ctx: C): Promise<Context>;
  stream(ctx: C): AsyncGenerator<GraphEvent, void, undefined>;
  draw(): string;
}

/** A graph that was judged and can no longer change; as a node, run, streamed and drawn like the graph it was made of. */
export class CompiledGraph<C extends Context = Context> extends Worker<C> implements Runnable<C> {
  readonly name: string;
  readonly #plan: Plan<C>;

  constructor(plan: Plan<C>) {
    super();
    this.name = plan.name;
    this.#plan = { ...plan, isCurrent: () => true };
  }

  /** Runs to the end and gives the context back; throws GraphError. */
  override run(ctx: C): Promise<C> {
    return runPlan(this.#plan, ctx);
  }

  /** Runs as far as its events are read; leaving the loop cancels the run. */
  stream(ctx: C): AsyncGenerator<GraphEvent, void, undefined> {
    return streamPlan(this.#plan, ctx);
  }

  /** The graph as a Mermaid flowchart. */
  draw(): string {
    return draw(this.#plan);
  }

  [COMPILE](): Plan<C> {
    return this.#plan;
  }
}
