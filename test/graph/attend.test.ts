import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { attend, Context, END, Graph, parallel, run } from "../../src/graph/index.ts";
import type { Step } from "../../src/graph/index.ts";
import { chain, collect, eventsOf, failureOf, gate, saying } from "./support/graphs.ts";

const place = new AsyncLocalStorage<string>();

/** A context whose every visit is written down: what it was begun in, and how it ended. */
function attended(): { readonly ctx: Context; readonly visits: string[] } {
  const visits: string[] = [];
  const ctx = new Context();
  attend(ctx, (node, step) => {
    visits.push(`${step} ${place.getStore() ?? "-"} > ${node}`);
    return {
      around: (stretch) => place.run(node, stretch),
      end: (failure) => visits.push(`${node} ${failure?.code ?? "ok"}`),
    };
  });
  return { ctx, visits };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));
const where = () => place.getStore() ?? "nowhere";

test("a worker runs in the company of its visit: before and after an await, between yields and in its finally", async () => {
  const seen: string[] = [];
  const { ctx } = attended();
  const graph = chain({
    plain: async () => {
      await tick();
      seen.push(where());
    },
    generator: async function* () {
      try {
        seen.push(where());
        yield "a";
        await tick();
        seen.push(where());
        yield "b";
      } finally {
        seen.push(`${where()} left`);
      }
    },
  });
  for await (const event of graph.stream(ctx)) {
    seen.push(`${event.type} ${where()}`);
    if (event.type === "delta" && event.delta.content === "b") break;
  }
  expect(seen.filter((line) => !/^(node|delta)/.test(line))).toEqual([
    "plain",
    "generator",
    "generator",
    "generator left",
  ]);
  expect(seen).toContain("delta nowhere");
});

test("a route runs in the company of the node that it follows, whose visit ends after it", async () => {
  const { ctx, visits } = attended();
  const seen: string[] = [];
  const route = async () => {
    await tick();
    seen.push(where(), ...visits);
    return "on" as const;
  };
  const graph = new Graph("routed")
    .addNode("a", () => "x")
    .addNode("b", () => "x")
    .addConditionalEdge("a", route, { on: "b" })
    .addEdge("b", END);
  await graph.run(ctx);
  expect(seen).toEqual(["a", "1 - > a"]);
  expect(visits).toEqual(["1 - > a", "a ok", "2 - > b", "b ok"]);
});

test("visits inside a graph, in parallel branches and in runs by hand are begun in the company of the visit around them", async () => {
  const { ctx, visits } = attended();
  const inner = chain({ one: saying("1"), two: saying("2") });
  const branches: Record<string, Step> = { web: saying("w"), deep: inner };
  const graph = chain({
    sub: inner,
    both: parallel(branches, () => {}),
    hand: async (outer) => {
      const fork = outer.fork();
      await run(saying("by hand"), fork);
    },
  });
  await graph.run(ctx);
  expect(visits.filter((line) => line.includes(">"))).toEqual([
    "1 - > sub",
    "1 sub > sub/one",
    "2 sub > sub/two",
    "3 - > both",
    "1 both > both/web",
    "1 both > both/deep/one",
    "2 both > both/deep/two",
    "7 - > hand",
    "1 hand > worker",
  ]);
  expect(visits.filter((line) => line.endsWith(" ok"))).toHaveLength(9);
});

test("a failure ends each visit that it passes through, once, and attempts are one visit", async () => {
  const { ctx, visits } = attended();
  let calls = 0;
  const fail = () => {
    calls++;
    throw new Error("no");
  };
  const graph = chain({ sub: chain({ bad: [fail, { retries: 2 }] }) });
  await failureOf(graph.run(ctx));
  expect(calls).toBe(3);
  expect(visits).toEqual(["1 - > sub", "1 sub > sub/bad", "sub/bad worker_failed", "sub worker_failed"]);
});

test("a graph that is tried again as a node is one visit, with new ones inside", async () => {
  const { ctx, visits } = attended();
  let calls = 0;
  const flaky = () => {
    if (calls++ === 0) throw new Error("no");
  };
  await chain({ sub: [chain({ bad: flaky }), { retries: 1 }] }).run(ctx);
  expect(visits).toEqual([
    "1 - > sub",
    "1 sub > sub/bad",
    "sub/bad worker_failed",
    "2 sub > sub/bad",
    "sub/bad ok",
    "sub ok",
  ]);
});

test("a route that fails, or leads nowhere, is the failure of the visit before it", async () => {
  for (const [route, code] of [
    [() => Promise.reject(new Error("lost")), "route_failed"],
    [() => "elsewhere", "unknown_route"],
  ] as const) {
    const { ctx, visits } = attended();
    const graph = new Graph("routed").addNode("a", () => "x").addConditionalEdge("a", route as () => "a");
    await failureOf(graph.run(ctx));
    expect(visits).toEqual(["1 - > a", `a ${code}`]);
  }
});

test("visits that are given up when the reader leaves end as aborted", async () => {
  const { ctx, visits } = attended();
  const opened = gate();
  const graph = chain({
    sub: chain({
      slow: async function* (inner) {
        yield "begun";
        opened.resolve();
        await new Promise((resolve) => inner.signal.addEventListener("abort", resolve));
      },
    }),
  });
  const events = graph.stream(ctx);
  const reading = collect({ [Symbol.asyncIterator]: () => ({ next: () => events.next() }) });
  await opened.promise;
  await events.return();
  await reading.catch(() => undefined);
  expect(visits).toEqual(["1 - > sub", "1 sub > sub/slow", "sub/slow aborted", "sub aborted"]);
});

test("nobody need go along: a visit without an attendant is a visit as ever", async () => {
  const ctx = new Context();
  attend(ctx, () => undefined);
  const events = await eventsOf(chain({ a: saying("x") }), ctx);
  expect(events.map(({ type }) => type)).toEqual(["node_start", "delta", "node_end", "end"]);
});
