import { isGraph } from "./compile.ts";
import { STATE } from "./context.ts";
import type { Context } from "./context.ts";
import { describe, GraphError } from "./errors.ts";
import { Graph } from "./graph.ts";
import { interleave } from "./interleave.ts";
import { isStream } from "./output.ts";
import { validateName } from "./options.ts";
import { BRANCHES, COMPILE, END } from "./plan.ts";
import type { Compile, Plan, Step } from "./plan.ts";
import { streamPlan } from "./run.ts";
import { Worker } from "./worker.ts";
import type { WorkerOutput, WorkerResult, WorkerReturn } from "./worker.ts";

/** How branches are run. */
export interface ParallelOptions {
  /** How many branches may run at the same time; all of them unless told. */
  readonly concurrency?: number | undefined;
}

type Branches<C extends Context> = Readonly<Record<string, Step<C>>> | readonly Step<C>[];

interface Branch<C extends Context> {
  readonly compile: Compile<Plan<C>>;
  /** What comes before the names of the branch's nodes. */
  readonly prefix: string;
}

/** A list of branches, run at the same time; `merge` gets their contexts in the same order. */
export function parallel<C extends Context, T extends readonly unknown[]>(
  branches: readonly [...{ readonly [At in keyof T]: Step<C> }],
  merge: (ctx: C, results: { readonly [At in keyof T]: C }) => WorkerResult,
  options?: ParallelOptions,
): Worker<C>;
/**
 * Runs branches at the same time, each on a fork of the context, and answers with what `merge` makes of them (A4): their yields
 * stay in `results`, their statuses pass, their usage is added up. The first failure cancels the others and is the node's.
 */
export function parallel<C extends Context, K extends string>(
  branches: Readonly<Record<K, Step<C>>>,
  merge: (ctx: C, results: Readonly<Record<K, C>>) => WorkerResult,
  options?: ParallelOptions,
): Worker<C>;
export function parallel<C extends Context>(
  branches: Branches<C>,
  merge: (ctx: C, results: never) => WorkerResult,
  options: ParallelOptions = {},
): Worker<C> {
  // The overloads have promised the merge the very results that Parallel collects for these branches.
  return new Parallel(branches, merge as (ctx: C, results: unknown) => WorkerResult, options);
}

class Parallel<C extends Context> extends Worker<C> {
  readonly #branches: ReadonlyMap<string, Branch<C>>;
  readonly #merge: (ctx: C, results: unknown) => WorkerResult;
  readonly #listed: boolean;
  readonly #concurrency: number;

  constructor(branches: Branches<C>, merge: (ctx: C, results: unknown) => WorkerResult, options: ParallelOptions) {
    super();
    const { concurrency = Infinity } = options;
    if (!(concurrency >= 1)) throw new GraphError("invalid_option", "the option concurrency takes a number from 1");
    if (typeof merge !== "function")
      throw new GraphError("invalid_option", "the merge of parallel branches is a function");
    this.#branches = new Map(Object.entries(branches).map(([name, step]) => [name, toBranch(name, step)]));
    this.#merge = merge;
    this.#listed = Array.isArray(branches);
    this.#concurrency = concurrency;
  }

  [BRANCHES](inside: readonly object[]): ReadonlyMap<string, Plan<C>> {
    return new Map([...this.#branches].map(([name, branch]) => [name, branch.compile(inside)]));
  }

  override async *run(ctx: C): AsyncGenerator<WorkerOutput, WorkerReturn, undefined> {
    const node = ctx[STATE].runs.at(-1)?.node ?? "";
    const forks = new Map([...this.#branches.keys()].map((name) => [name, ctx.fork()]));
    const streams = [...this.#branches].map(([name, { compile, prefix }]) =>
      streamPlan(compile([]), forks.get(name) ?? ctx.fork(), (node && `${node}/`) + prefix),
    );
    for await (const event of interleave(streams, this.#concurrency)) {
      if (event.type === "status") yield { status: event.status };
    }
    for (const fork of forks.values()) join(ctx, fork);
    try {
      const out = await this.#merge(ctx, this.#listed ? [...forks.values()] : Object.fromEntries(forks));
      return isStream(out) ? yield* out : out;
    } catch (cause) {
      if (GraphError.is(cause)) throw cause;
      throw new GraphError("merge_failed", `the merge of node ${JSON.stringify(node)} failed: ${describe(cause)}`, {
        node,
        cause,
      });
    }
  }
}

function toBranch<C extends Context>(name: string, step: Step<C>): Branch<C> {
  validateName("branch", name);
  if (isGraph(step)) return { compile: (inside) => step[COMPILE](inside), prefix: `${name}/` };
  const graph = new Graph<C>(name).addNode(name, step).addEdge(name, END);
  return { compile: (inside) => graph[COMPILE](inside), prefix: "" };
}

/** Takes over what a finished branch leaves beside its answer. */
function join(ctx: Context, fork: Context): void {
  const { path, history } = ctx[STATE];
  const steps = path.length;
  for (const node of fork.path) path.push(node);
  for (const entry of fork.history) history.push({ ...entry, step: steps + entry.step });
  if (fork.usage) ctx.addUsage(fork.usage);
}
