import { Annotation, END as END_OF_LANGGRAPH, START, StateGraph } from "@langchain/langgraph";
import { Context, END, Graph } from "@thinkagain/serve";
import type { Chapter } from "../chapter.ts";
import { ratios, takeTurns } from "../measure.ts";
import { atLeast, atMost, toTable } from "../report.ts";

const NODES = 10;
const RUNS = 2000;
const RUNS_OF_LANGGRAPH = 20;

/** What a step of a graph costs beside a plain call, and beside LangGraph's. */
export const steps: Chapter = {
  title: "A step of a graph",
  how: "Ten nodes in a row, compiled, a fresh context per run; LangGraph.js likewise.",
  seconds: 6,
  async measure(seconds) {
    const asyncGraph = inARow(touch);
    const syncGraph = inARow((ctx) => void ctx.usage);
    const langGraph = inLangGraph();
    const context = new Context();
    const awaited = async () => {
      for (let at = 0; at < NODES; at++) await touch(context);
    };
    const contenders = [
      { name: "plain await", sample: () => perStep(awaited, RUNS) },
      { name: "graph, sync workers", sample: () => perStep(() => syncGraph.run(new Context()), RUNS) },
      { name: "graph, async workers", sample: () => perStep(() => asyncGraph.run(new Context()), RUNS) },
      { name: "LangGraph.js", sample: () => perStep(() => langGraph.invoke({ at: 0 }), RUNS_OF_LANGGRAPH) },
    ];
    const all = await takeTurns(contenders, seconds);
    return {
      lines: toTable("ns per step", all, "plain await"),
      goals: [
        atMost(7, "a graph step, sync, against a plain await", ratios(all, "graph, sync workers", "plain await")),
        atMost(12, "a graph step, async, against a plain await", ratios(all, "graph, async workers", "plain await")),
        atLeast(200, "LangGraph.js's step against ours, async", ratios(all, "LangGraph.js", "graph, async workers")),
      ],
    };
  },
};

function inARow(worker: (ctx: Context) => void | Promise<void>) {
  const graph = new Graph<Context, string>("row");
  for (let at = 0; at < NODES; at++) graph.addNode(`node-${at}`, worker);
  for (let at = 0; at < NODES; at++) graph.addEdge(`node-${at}`, at + 1 < NODES ? `node-${at + 1}` : END);
  return graph.compile();
}

function inLangGraph() {
  const nodes = Object.fromEntries(Array.from({ length: NODES }, (_, at) => [`node-${at}`, async () => ({ at })]));
  return new StateGraph(Annotation.Root({ at: Annotation<number> }))
    .addSequence(nodes)
    .addEdge(START, "node-0")
    .addEdge(`node-${NODES - 1}`, END_OF_LANGGRAPH)
    .compile();
}

async function perStep(run: () => Promise<unknown>, runs: number): Promise<number> {
  const begin = performance.now();
  for (let at = 0; at < runs; at++) await run();
  return ((performance.now() - begin) * 1e6) / runs / NODES;
}

async function touch(ctx: Context): Promise<void> {
  void ctx.usage;
}
