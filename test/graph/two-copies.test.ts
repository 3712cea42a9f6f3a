import { expect, test, vi } from "vitest";
import * as ours from "../../src/graph/index.ts";
import { chain, eventsOf, failureOf, saying } from "./support/graphs.ts";

async function loadAnother(): Promise<typeof ours> {
  vi.resetModules();
  return import("../../src/graph/index.ts");
}

test("graphs and contexts of two copies of the package work together", async () => {
  const theirs = await loadAnother();
  expect(theirs.Graph).not.toBe(ours.Graph);
  const inner = new theirs.Graph("inner").addNode("x", saying("a", "b")).addEdge("x", theirs.END);
  const ctx = new theirs.Context();
  const events = await eventsOf(chain({ sub: inner }), ctx);
  expect(events.filter(({ type }) => type === "delta")).toHaveLength(2);
  expect(ctx.path).toEqual(["sub/x"]);
});

test("an error of another copy is known and not wrapped", async () => {
  const theirs = await loadAnother();
  const thrown = new theirs.GraphError("step_limit", "theirs");
  const failure = await failureOf(chain({ a: () => Promise.reject(thrown) }).run(new ours.Context()));
  expect(failure).toBe(thrown);
  expect(ours.GraphError.is(failure)).toBe(true);
});
