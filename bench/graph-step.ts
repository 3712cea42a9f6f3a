import { Context, END, Graph } from "@thinkagain/serve";
import { type Measured, takeTurns } from "./measure.ts";

const NODES = 10;
const RUNS = 2000;

/** Nanoseconds per step: a compiled graph of ten nodes, in a row, against ten plain calls that are awaited. */
export function measureSteps(seconds: number): Promise<Measured[]> {
  const asyncGraph = inARow(touch);
  const syncGraph = inARow((ctx) => void ctx.usage);
  const context = new Context();
  const awaited = async () => {
    for (let at = 0; at < NODES; at++) await touch(context);
  };
  const contenders = [
    { name: "plain await", sample: () => perStep(awaited) },
    { name: "graph, sync workers", sample: () => perStep(() => syncGraph.run(new Context())) },
    { name: "graph, async workers", sample: () => perStep(() => asyncGraph.run(new Context())) },
  ];
  return takeTurns(contenders, seconds);
}

function inARow(worker: (ctx: Context) => void | Promise<void>) {
  const graph = new Graph<Context, string>("row");
  for (let at = 0; at < NODES; at++) graph.addNode(`node-${at}`, worker);
  for (let at = 0; at < NODES; at++) graph.addEdge(`node-${at}`, at + 1 < NODES ? `node-${at + 1}` : END);
  return graph.compile();
}

async function perStep(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let at = 0; at < RUNS; at++) await run();
  return ((performance.now() - begin) * 1e6) / RUNS / NODES;
}

async function touch(ctx: Context): Promise<void> {
  void ctx.usage;
}
