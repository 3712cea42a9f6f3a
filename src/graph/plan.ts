import type { Context } from "./context.ts";
import type { WorkerResult } from "./worker.ts";

/** Where every graph ends. */
export const END = "__end__" as const;

/** The key of a graph's way to its plan; registered, so that graphs of another copy of the package nest as well. */
export const COMPILE: unique symbol = Symbol.for("thinkagain.compile");

/** The key of the plans of a parallel worker's branches. */
export const BRANCHES: unique symbol = Symbol.for("thinkagain.branches");

/** Compiles, given the graphs that it is compiled inside of; throws GraphError with every problem found. */
export type Compile<T> = (inside: readonly object[]) => T;

/** A function as a step of a graph. */
export type WorkerFunction<C extends Context = Context> = (ctx: C) => WorkerResult;

/** Anything that can be a node: a function, a worker, or a graph. */
export type Step<C extends Context = Context> =
  | WorkerFunction<C>
  | {
      readonly run: (ctx: C) => WorkerResult;
      readonly [COMPILE]?: Compile<Plan<C>>;
      readonly [BRANCHES]?: Compile<ReadonlyMap<string, Plan<C>>>;
    };

/** When a failed visit is tried again: how often at most, and how many milliseconds after the failure. */
export interface Retries {
  readonly attempts: number;
  readonly backoffMs: (attempt: number) => number;
}

/** A node that is ready to run. A missing target is the end of the graph. */
export interface PlanNode<C extends Context = Context> {
  readonly name: string;
  readonly run: (ctx: C) => unknown;
  readonly graph: Plan<C> | undefined;
  readonly branches: ReadonlyMap<string, Plan<C>> | undefined;
  readonly draft: boolean;
  readonly retries: Retries | undefined;
  readonly timeoutMs: number | undefined;
  readonly route: ((ctx: C) => unknown) | undefined;
  readonly next: PlanNode<C> | undefined;
  readonly targets: ReadonlyMap<string, PlanNode<C> | undefined>;
}

/** A graph that was judged once and is ready to run. It never changes; `isCurrent` tells whether the graph still looks like it. */
export interface Plan<C extends Context = Context> {
  readonly name: string;
  readonly maxSteps: number;
  readonly entry: PlanNode<C>;
  readonly nodes: readonly PlanNode<C>[];
  readonly isCurrent: () => boolean;
}
