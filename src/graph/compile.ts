import type { Context } from "./context.ts";
import { GraphError } from "./errors.ts";
import type { NodeRules } from "./options.ts";
import { BRANCHES, COMPILE, END } from "./plan.ts";
import type { Compile, Plan, PlanNode, Step } from "./plan.ts";

/** A node as it was added. */
export interface NodeDefinition<C extends Context> extends NodeRules {
  readonly step: Step<C>;
}

/** What follows a node: one target, or a route to labels with their targets (without `paths` the labels are node names). */
export type EdgeDefinition<C extends Context> =
  | { readonly to: string; readonly route?: never; readonly paths?: never }
  | {
      readonly route: (ctx: C) => unknown;
      readonly paths: ReadonlyMap<string, string> | undefined;
      readonly to?: never;
    };

/** A graph as it was drawn. */
export interface Definition<C extends Context> {
  readonly name: string;
  readonly maxSteps: number;
  readonly entry: string | undefined;
  readonly nodes: ReadonlyMap<string, NodeDefinition<C>>;
  readonly edges: ReadonlyMap<string, EdgeDefinition<C>>;
}

type Linked<C extends Context> = { -readonly [K in keyof PlanNode<C>]: PlanNode<C>[K] };

/** Whether a step is a graph, of this copy of the package or of another. */
export function isGraph<C extends Context>(step: Step<C>): step is Step<C> & { readonly [COMPILE]: Compile<Plan<C>> } {
  return COMPILE in step;
}

/** Judges a graph and links its nodes. Every problem is in the message and the `cause` of the one GraphError, the first gives the code. */
export function toPlan<C extends Context>(
  definition: Definition<C>,
  inside: readonly object[],
  isSame: () => boolean,
): Plan<C> {
  const problems: GraphError[] = [];
  const attempt = <T>(compile: Compile<T>): T | undefined => {
    try {
      return compile(inside);
    } catch (cause) {
      if (!GraphError.is(cause)) throw cause;
      problems.push(cause);
      return undefined;
    }
  };
  const nodes = new Map<string, Linked<C>>();
  for (const [name, { step, draft, retries, timeoutMs }] of definition.nodes) {
    const graph = isGraph(step) ? attempt((within) => step[COMPILE](within)) : undefined;
    const branches = BRANCHES in step ? attempt((within) => step[BRANCHES]?.(within)) : undefined;
    const run = typeof step === "function" ? step : (ctx: C) => step.run(ctx);
    const rules = { draft, retries, timeoutMs };
    nodes.set(name, { name, run, graph, branches, ...rules, route: undefined, next: undefined, targets: new Map() });
  }
  for (const [from, node] of nodes) link(node, definition.edges.get(from), nodes);
  problems.push(...findProblems(definition, nodes));
  const entry = nodes.get(definition.entry ?? "");
  const [first] = problems;
  if (first || !entry) throw summarise(definition.name, problems);
  const nested = [...nodes.values()].flatMap(({ graph, branches }) =>
    [graph ?? [], [...(branches?.values() ?? [])]].flat(),
  );
  const isCurrent = (): boolean => isSame() && nested.every((plan) => plan.isCurrent());
  return { name: definition.name, maxSteps: definition.maxSteps, entry, nodes: [...nodes.values()], isCurrent };
}

function link<C extends Context>(
  node: Linked<C>,
  edge: EdgeDefinition<C> | undefined,
  nodes: ReadonlyMap<string, Linked<C>>,
): void {
  if (!edge) return;
  if (edge.route === undefined) {
    node.next = nodes.get(edge.to);
    return;
  }
  const paths = edge.paths ?? new Map([...nodes.keys(), END].map((name) => [name, name]));
  node.route = edge.route;
  node.targets = new Map([...paths].map(([label, to]) => [label, nodes.get(to)]));
}

function findProblems<C extends Context>(
  definition: Definition<C>,
  nodes: ReadonlyMap<string, PlanNode<C>>,
): GraphError[] {
  const { name, edges } = definition;
  if (nodes.size === 0) return [new GraphError("empty_graph", `graph ${JSON.stringify(name)} has no nodes`)];
  const missing = [...nodes.keys()].filter((node) => !edges.has(node));
  const reached = new Set<PlanNode<C> | undefined>([nodes.get(definition.entry ?? "")]);
  for (const node of reached) {
    if (!node) continue;
    for (const next of [node.next, ...node.targets.values()]) reached.add(next);
  }
  const unreachable = [...nodes.values()].filter((node) => !reached.has(node));
  return [
    ...missing.map((node) => new GraphError("missing_edge", `node ${JSON.stringify(node)} has no outgoing edge`)),
    ...unreachable.map(
      (node) => new GraphError("unreachable_node", `node ${JSON.stringify(node.name)} cannot be reached`),
    ),
  ];
}

function summarise(name: string, problems: readonly GraphError[]): GraphError {
  const [first] = problems;
  if (!first) return new GraphError("empty_graph", `graph ${JSON.stringify(name)} has no entry`);
  if (first.code === "empty_graph" || first.code === "recursive_graph") return first;
  const list = problems.map(({ message }) => message).join("; ");
  return new GraphError(first.code, `graph ${JSON.stringify(name)}: ${list}`, { cause: new AggregateError(problems) });
}
