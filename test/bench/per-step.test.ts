import { Context, END, Graph } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { countResources } from "./resources.ts";

const FEW = 100;
const MANY = 1100;

class Countdown extends Context {
  left = 0;
}

function ring(nodes: number, worker: (ctx: Countdown) => void | Promise<void>) {
  const graph = new Graph<Countdown, string>("ring", { maxSteps: 10_000 });
  const route = (ctx: Countdown) => (ctx.left > 0 ? "on" : "over");
  for (let at = 0; at < nodes; at++) graph.addNode(`node-${at}`, worker);
  for (let at = 0; at < nodes; at++)
    graph.addConditionalEdge(`node-${at}`, route, { on: `node-${(at + 1) % nodes}`, over: END });
  return graph.compile();
}

/** How many promises one more step makes; what the run itself costs drops out. */
async function promisesPerStep(graph: ReturnType<typeof ring>): Promise<number> {
  const count = async (steps: number) => {
    const ctx = Object.assign(new Countdown(), { left: steps });
    return (await countResources("PROMISE", () => graph.run(ctx))).made;
  };
  const few = await count(FEW);
  return ((await count(MANY)) - few) / (MANY - FEW);
}

const now = (ctx: Countdown): void => void ctx.left--;
const later = async (ctx: Countdown): Promise<void> => void ctx.left--;

test("a step that is done at once makes no promise, but for a turn now and then", async () => {
  expect(await promisesPerStep(ring(10, now))).toBeLessThan(0.1);
});

test("a step that is waited for makes two promises: its worker's and one to wait for it", async () => {
  expect(await promisesPerStep(ring(10, later))).toBeCloseTo(2, 1);
});

test("a step in a graph of a thousand nodes makes as many promises as in one of ten", async () => {
  expect(await promisesPerStep(ring(1000, later))).toBeCloseTo(await promisesPerStep(ring(10, later)), 1);
});
