import { Context, END, Graph } from "@thinkagain/serve";
import type { Chapter } from "../chapter.ts";
import { ratios, takeTurns } from "../measure.ts";
import { atMost, toTable } from "../report.ts";

const STEPS_PER_SAMPLE = 20_000;

class Countdown extends Context {
  left: number;
  constructor(left: number) {
    super();
    this.left = left;
  }
}

/** Whether a step costs more in a longer run, or in a larger graph. */
export const rings: Chapter = {
  title: "A step of a graph, by the length of the run and the size of the graph",
  how: "Nodes in a ring, each with a route that goes on or ends.",
  seconds: 4,
  async measure(seconds) {
    const [small, large] = [ring(10), ring(1000)];
    const contenders = [
      { name: "10 nodes, 1,000 steps", sample: () => perStep(small, 1000) },
      { name: "10 nodes, 10,000 steps", sample: () => perStep(small, 10_000) },
      { name: "1,000 nodes, 1,000 steps", sample: () => perStep(large, 1000) },
    ];
    const all = await takeTurns(contenders, seconds);
    const base = contenders[0]!.name;
    return {
      lines: toTable("ns per step", all, base),
      goals: [
        atMost(1.1, "a step in 10,000 steps against 1,000", ratios(all, contenders[1]!.name, base)),
        atMost(1.1, "a step in a graph of 1,000 nodes against 10", ratios(all, contenders[2]!.name, base)),
      ],
    };
  },
};

function ring(nodes: number) {
  const graph = new Graph<Countdown, string>("ring", { maxSteps: STEPS_PER_SAMPLE });
  for (let at = 0; at < nodes; at++) graph.addNode(`node-${at}`, (ctx) => void ctx.left--);
  const route = (ctx: Countdown) => (ctx.left > 0 ? "on" : "over");
  for (let at = 0; at < nodes; at++)
    graph.addConditionalEdge(`node-${at}`, route, { on: `node-${(at + 1) % nodes}`, over: END });
  return graph.compile();
}

async function perStep(graph: ReturnType<typeof ring>, steps: number): Promise<number> {
  const begin = performance.now();
  for (let done = 0; done < STEPS_PER_SAMPLE; done += steps) await graph.run(new Countdown(steps));
  return ((performance.now() - begin) * 1e6) / STEPS_PER_SAMPLE;
}
