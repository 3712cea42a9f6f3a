import { isGraph, toPlan } from "./compile.ts";
import type { EdgeDefinition, NodeDefinition } from "./compile.ts";
import { CompiledGraph } from "./compiled.ts";
import type { Runnable } from "./compiled.ts";
import type { Context } from "./context.ts";
import { GraphError } from "./errors.ts";
import type { GraphEvent } from "./events.ts";
import { toMaxSteps, toNodeRules, validateName } from "./options.ts";
import type { GraphOptions, NodeOptions } from "./options.ts";
import { COMPILE, END } from "./plan.ts";
import type { Plan, Step } from "./plan.ts";
import { Worker } from "./worker.ts";

type End = typeof END;

/**
 * Draws a graph: nodes, and exactly one edge or one conditional edge out of each. The first node is the entry. Names that do not
 * exist, or exist already, are errors at once; the rest is judged when the graph is compiled, which its first run does.
 */
export class Graph<C extends Context = Context, Names extends string = never> extends Worker<C> implements Runnable<C> {
  readonly name: string;
  readonly #maxSteps: number;
  readonly #nodes = new Map<string, NodeDefinition<C>>();
  readonly #edges = new Map<string, EdgeDefinition<C>>();
  #entry: string | undefined;
  #version = 0;
  #compiled: { readonly plan: Plan<C>; readonly graph: CompiledGraph<C> } | undefined;

  constructor(name = "graph", options: GraphOptions = {}) {
    super();
    validateName("graph", name);
    this.name = name;
    this.#maxSteps = toMaxSteps(options.maxSteps);
  }

  /** Adds a worker, a function or a graph as a node; the graph now knows its name. */
  addNode<const N extends string>(name: N, step: Step<C>, options: NodeOptions = {}): Graph<C, Names | N> {
    validateName("node", name);
    if (this.#nodes.has(name))
      throw new GraphError("duplicate_node", `${this.#quoted} has a node ${quote(name)} already`);
    validateStep(name, step);
    this.#nodes.set(name, { step, ...toNodeRules(options) });
    this.#entry ??= name;
    this.#version++;
    return this;
  }

  /** Leads from a node to the next, or to END. */
  addEdge(from: Names, to: Names | End): this {
    this.#validateTarget(to);
    return this.#leave(from, { to });
  }

  /**
   * Leads on by what `route` returns: a key of `paths`, or END. Without `paths` it returns the name of a node itself.
   * Anything else that it returns is the error "unknown_route" of the run.
   */
  addConditionalEdge<const L extends string>(
    from: Names,
    route: (ctx: C) => L | Promise<L>,
    paths: { readonly [K in Exclude<L, End>]: Names | End },
  ): this;
  addConditionalEdge(from: Names, route: (ctx: C) => Names | End | Promise<Names | End>): this;
  addConditionalEdge(from: string, route: (ctx: C) => unknown, paths?: Readonly<Record<string, string>>): this {
    if (typeof route !== "function")
      throw new GraphError("invalid_option", "the route of a conditional edge is a function");
    const targets = paths && new Map(Object.entries(paths));
    for (const to of targets?.values() ?? []) this.#validateTarget(to);
    return this.#leave(from, { route, paths: targets });
  }

  /** Begins at this node instead of the first one. */
  setEntry(name: Names): this {
    this.#validateNode(name);
    this.#entry = name;
    this.#version++;
    return this;
  }

  /** Judges the graph and freezes it as it is now; the same object until the graph changes. Throws GraphError with every problem. */
  compile(): CompiledGraph<C> {
    return this.#compile([]).graph;
  }

  /** Runs to the end and gives the context back; throws GraphError. */
  override async run(ctx: C): Promise<C> {
    return this.compile().run(ctx);
  }

  /** Runs as far as its events are read; leaving the loop cancels the run. */
  stream(ctx: C): AsyncGenerator<GraphEvent, void, undefined> {
    return this.compile().stream(ctx);
  }

  /** The graph as a Mermaid flowchart. */
  draw(): string {
    return this.compile().draw();
  }

  [COMPILE](inside: readonly object[]): Plan<C> {
    return this.#compile(inside).plan;
  }

  #compile(inside: readonly object[]): { readonly plan: Plan<C>; readonly graph: CompiledGraph<C> } {
    if (inside.includes(this)) throw new GraphError("recursive_graph", `${this.#quoted} is inside itself`);
    if (this.#compiled?.plan.isCurrent()) return this.#compiled;
    const version = this.#version;
    const definition = {
      name: this.name,
      maxSteps: this.#maxSteps,
      entry: this.#entry,
      nodes: this.#nodes,
      edges: this.#edges,
    };
    const plan = toPlan(definition, [...inside, this], () => version === this.#version);
    this.#compiled = { plan, graph: new CompiledGraph(plan) };
    return this.#compiled;
  }

  #leave(from: string, edge: EdgeDefinition<C>): this {
    this.#validateNode(from);
    if (this.#edges.has(from))
      throw new GraphError("duplicate_edge", `node ${quote(from)} of ${this.#quoted} has an outgoing edge already`);
    this.#edges.set(from, edge);
    this.#version++;
    return this;
  }

  #validateTarget(name: string): void {
    if (name !== END) this.#validateNode(name);
  }

  #validateNode(name: string): void {
    if (!this.#nodes.has(name)) throw new GraphError("unknown_node", `${this.#quoted} has no node ${quote(name)}`);
  }

  get #quoted(): string {
    return `graph ${quote(this.name)}`;
  }
}

/** Any graph as it is, anything else as a graph of one node. */
export function toGraph<C extends Context>(step: Step<C>, name = "worker"): CompiledGraph<C> {
  if (isGraph(step)) return new CompiledGraph(step[COMPILE]([]));
  return new Graph<C>(name).addNode(name, step).addEdge(name, END).compile();
}

/** Judges a graph and freezes it; a worker or a function becomes a graph of one node. */
export const compile = <C extends Context>(step: Step<C>): CompiledGraph<C> => toGraph(step);

/** Runs a graph, a worker or a function to the end and gives the context back. */
export const run = async <C extends Context>(step: Step<C>, ctx: C): Promise<C> => toGraph(step).run(ctx);

const quote = (name: unknown): string => JSON.stringify(name) ?? typeof name;

function validateStep(name: string, step: unknown): void {
  const method: unknown = typeof step === "function" ? step.prototype?.run : undefined;
  if (typeof method === "function")
    throw new GraphError("invalid_option", `node ${quote(name)} takes an instance of its class: use new`);
  if (typeof step === "function") return;
  if (typeof step === "object" && step !== null && "run" in step && typeof step.run === "function") return;
  throw new GraphError("invalid_option", `node ${quote(name)} takes a worker, a function or a graph`);
}
