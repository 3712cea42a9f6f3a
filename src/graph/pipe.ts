import type { Context } from "./context.ts";
import { Graph } from "./graph.ts";
import { isName } from "./options.ts";
import { END } from "./plan.ts";
import type { Step } from "./plan.ts";

/** One step after the other as a graph. The nodes are named after the functions, classes and graphs, with `-2`, `-3` where a name repeats. */
export function pipe<C extends Context = Context>(...steps: readonly [Step<C>, ...Step<C>[]]): Graph<C, string> {
  const graph: Graph<C, string> = new Graph<C, string>("pipe");
  const names: string[] = [];
  for (const step of steps) {
    const name = toFreeName(nameOf(step), names);
    graph.addNode(name, step);
    names.push(name);
  }
  names.forEach((name, at) => graph.addEdge(name, names[at + 1] ?? END));
  return graph;
}

function nameOf<C extends Context>(step: Step<C>): string {
  const prototype: { readonly constructor?: { readonly name?: unknown } } | null = Object.getPrototypeOf(step);
  const names: readonly unknown[] = [
    "name" in step ? step.name : undefined,
    typeof step === "object" && prototype?.constructor?.name,
  ];
  return names.find(isName) ?? "step";
}

function toFreeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let at = 2; taken.includes(free); at++) free = `${name}-${at}`;
  return free;
}
