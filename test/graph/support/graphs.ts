import { END, Graph } from "../../../src/graph/index.ts";
import type { Context, GraphEvent, NodeOptions, Runnable, Step } from "../../../src/graph/index.ts";

/** A graph of steps in a row, named after their keys. */
export function chain<C extends Context = Context>(
  steps: Readonly<Record<string, Step<C> | readonly [Step<C>, NodeOptions]>>,
  name = "chain",
): Graph<C, string> {
  const graph: Graph<C, string> = new Graph<C, string>(name);
  const names = Object.keys(steps);
  for (const [node, step] of Object.entries(steps)) {
    if (isPair(step)) graph.addNode(node, ...step);
    else graph.addNode(node, step);
  }
  names.forEach((node, at) => graph.addEdge(node, names[at + 1] ?? END));
  return graph;
}

const isPair = <C extends Context>(
  step: Step<C> | readonly [Step<C>, NodeOptions],
): step is readonly [Step<C>, NodeOptions] => Array.isArray(step);

/** Everything a run tells. */
export async function eventsOf<C extends Context>(graph: Runnable<C>, ctx: C): Promise<GraphEvent[]> {
  return collect(graph.stream(ctx));
}

/** All that an async iterable gives. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** The text that a run streams, in pieces. */
export async function textsOf<C extends Context>(graph: Runnable<C>, ctx: C): Promise<string[]> {
  const events = await eventsOf(graph, ctx);
  return events.flatMap((event) => (event.type === "delta" && event.delta.content ? [event.delta.content] : []));
}

/** A worker that yields these in turn. */
export const saying = (...texts: readonly string[]) =>
  async function* say(): AsyncGenerator<string> {
    yield* texts;
  };

/** What a promise was rejected with; fails if it was not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    () => undefined,
    (cause: unknown) => ({ cause }),
  );
  if (!settled) throw new Error("it did not fail");
  return settled.cause;
}

/** A promise and its resolution, for tests that decide when something happens. */
export const gate = (): PromiseWithResolvers<void> => Promise.withResolvers<void>();
