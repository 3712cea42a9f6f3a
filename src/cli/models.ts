import { GraphError, type Step, Worker } from "../graph/index.ts";
import { GraphRegistry } from "../registry.ts";
import type { ChatContext } from "../wire/index.ts";
import { toLine } from "./line.ts";
import { toModelNames } from "./naming.ts";

type Exports = Readonly<Record<string, unknown>>;

/** What becomes a model: a graph and its name, not compiled yet. */
export interface NamedGraph {
  readonly name: string;
  readonly step: Step<ChatContext>;
}

/** The registry that a module exports, or one of the graphs that it exports. Throws when there is none, and on a graph that does not compile. */
export function toRegistry(exports: Exports, module: string): GraphRegistry {
  const graphs = toGraphs(exports, module);
  return findRegistry(exports) ?? graphs.reduce((all, { name, step }) => all.register(name, step), new GraphRegistry());
}

/** The graphs that a module exports, by itself or in a registry, the default model first. Throws when there is none. */
export function toGraphs(exports: Exports, module: string): readonly NamedGraph[] {
  const registry = findRegistry(exports);
  const graphs = registry ? listed(registry) : exported(exports, module);
  if (graphs.length > 0) return graphs;
  const advice = "export a graph or a GraphRegistry, such as `export default graph`";
  throw new Error(
    `${module} ${registry ? "exports a registry without models" : "exports nothing to serve"}: ${advice}`,
  );
}

/** What is wrong with each graph, one sentence for each problem; none when it is fine. Judged by what serving does. */
export function findProblems(graphs: readonly NamedGraph[]): readonly (readonly string[])[] {
  const registry = new GraphRegistry();
  return graphs.map(({ name, step }) => {
    try {
      registry.register(name, step);
      return [];
    } catch (cause) {
      return toProblems(cause);
    }
  });
}

/** The single problems in the error of a graph that does not compile. */
export function toProblems(cause: unknown): readonly string[] {
  const problems = GraphError.is(cause) && cause.cause instanceof AggregateError ? cause.cause.errors : [cause];
  return problems.map(toLine);
}

function listed(registry: GraphRegistry): readonly NamedGraph[] {
  const models = registry.list();
  if (models.length === 0) return [];
  const first = registry.get();
  return [first, ...models.filter(({ name }) => name !== first.name)].map(({ name, graph }) => ({ name, step: graph }));
}

function exported(exports: Exports, module: string): readonly NamedGraph[] {
  const keys = new Map<Step<ChatContext>, string>();
  for (const [key, value] of [["default", exports["default"]] as const, ...Object.entries(exports)])
    if (isModel(value, key === "default") && !keys.has(value)) keys.set(value, key);
  const models = [...keys].map(([step, key]) => ({ key, step, ownName: isGraph(step) ? step.name : undefined }));
  const names = toModelNames(models, module);
  return models.map(({ step }, at) => ({ name: names[at] ?? "", step }));
}

// Told by their shape, not their class: the module of a user may bring a copy of the package of its own.
function findRegistry(exports: Exports): GraphRegistry | undefined {
  return [exports["default"], ...Object.values(exports)].find(isRegistry);
}

function isRegistry(value: unknown): value is GraphRegistry {
  return can(value, "register") && can(value, "get") && can(value, "list");
}

function isGraph(value: unknown): value is Step<ChatContext> & { readonly name: string } {
  return (
    can(value, "run") && can(value, "stream") && can(value, "draw") && "name" in value && typeof value.name === "string"
  );
}

/** Functions and plain objects with a `run` are models by default only: as a named export they may be anything. */
function isModel(value: unknown, isDefault: boolean): value is Step<ChatContext> {
  if (isGraph(value) || (Worker.is(value) && can(value, "run"))) return true;
  if (typeof value === "function") return isDefault && !/^class\b/.test(Function.prototype.toString.call(value));
  return isDefault && can(value, "run");
}

function can(value: unknown, method: string): value is object {
  return typeof value === "object" && value !== null && typeof (value as Exports)[method] === "function";
}
