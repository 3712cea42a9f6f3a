import { expect, test } from "vitest";
import { Context } from "../../src/graph/index.ts";
import type { NodeOptions } from "../../src/graph/index.ts";
import { chain, eventsOf, failureOf, textsOf } from "./support/graphs.ts";

/** Fails `times` times with what it has yielded by then, then answers. */
function flaky(times: number, before: readonly ({ status: string } | string)[] = []) {
  const state = { visits: 0 };
  async function* worker() {
    state.visits++;
    yield* before;
    if (state.visits <= times) throw new Error(`failure ${state.visits}`);
    yield "ok";
  }
  return { state, worker };
}

const retried = (worker: () => AsyncGenerator<string | { status: string }>, options: NodeOptions) =>
  chain({ a: [worker, options] });

test("a failed visit is tried again as often as the node says", async () => {
  const { state, worker } = flaky(2);
  const ctx = new Context();
  expect(await textsOf(retried(worker, { retries: 2 }), ctx)).toEqual(["ok"]);
  expect(state.visits).toBe(3);
  expect(ctx.path).toEqual(["a"]);
});

test("when the attempts are used up, the last failure is reported", async () => {
  const { state, worker } = flaky(9);
  const failure = await failureOf(retried(worker, { retries: { attempts: 2 } }).run(new Context()));
  expect(failure).toMatchObject({ code: "worker_failed", cause: { message: "failure 3" } });
  expect(state.visits).toBe(3);
});

test.for([
  ["text", ["x"]],
  ["a status", [{ status: "s" }]],
] as const)("A7: a visit that has emitted %s is never tried again, heard or not", async ([, before]) => {
  for (const start of ["run", "stream"] as const) {
    const { state, worker } = flaky(1, before);
    const graph = retried(worker, { retries: 5 });
    await failureOf(start === "run" ? graph.run(new Context()) : eventsOf(graph, new Context()));
    expect(state.visits).toBe(1);
  }
});

test("A7: what a failed attempt of a draft wrote is taken back before the next", async () => {
  const { state, worker } = flaky(2, ["half "]);
  expect(await textsOf(retried(worker, { retries: 2, draft: true }), new Context())).toEqual(["half ok"]);
  expect(state.visits).toBe(3);
});

test("A7: so is what the live part of a draft graph wrote", async () => {
  const { state, worker } = flaky(2, ["half "]);
  const draft = chain({ live: () => {}, flaky: [worker, { retries: 2 }] });
  expect(await textsOf(chain({ draft: [draft, { draft: true }] }), new Context())).toEqual(["half ok"]);
  expect(state.visits).toBe(3);
});

test("A7: a draft before a failed attempt is there again", async () => {
  let failed = false;
  const graph = chain({
    draft: [() => "draft", { draft: true }],
    a: [
      (ctx: Context) => {
        if (failed) return;
        failed = true;
        ctx.response = "never";
        throw new Error("once");
      },
      { retries: 1 },
    ],
  });
  expect(await textsOf(graph, new Context())).toEqual(["draft"]);
});

test("a subgraph is tried again from its entry", async () => {
  const { state, worker } = flaky(1);
  const ctx = new Context();
  const graph = chain({ sub: [chain({ first: () => {}, second: worker }), { retries: 1 }] });
  expect(await textsOf(graph, ctx)).toEqual(["ok"]);
  expect(ctx.path).toEqual(["sub/first", "sub/second", "sub/first", "sub/second"]);
  expect(state.visits).toBe(2);
});

test("the failure of a route is the subgraph's, not the node's before it", async () => {
  let visits = 0;
  const { Graph } = await import("../../src/graph/index.ts");
  const graph = new Graph("g")
    .addNode("a", () => void visits++, { retries: 3 })
    .addConditionalEdge("a", () => Promise.reject(new Error("r")));
  await expect(graph.run(new Context())).rejects.toMatchObject({ code: "route_failed" });
  expect(visits).toBe(1);
});

test("the waits double, or are what a function of the attempt says", async () => {
  const asked: number[] = [];
  const { worker } = flaky(3);
  const backoffMs = (attempt: number) => {
    asked.push(attempt);
    return Number.NaN;
  };
  await retried(worker, { retries: { attempts: 3, backoffMs } }).run(new Context());
  expect(asked).toEqual([1, 2, 3]);
  const start = performance.now();
  await retried(flaky(3).worker, { retries: { attempts: 3, backoffMs: 10 } }).run(new Context());
  expect(performance.now() - start).toBeGreaterThanOrEqual(65);
});

test("a backoff that throws is a failure of its node", async () => {
  const backoffMs = () => {
    throw new Error("no wait");
  };
  const failure = await failureOf(retried(flaky(9).worker, { retries: { attempts: 2, backoffMs } }).run(new Context()));
  expect(failure).toMatchObject({ code: "worker_failed", node: "a" });
});

test("an abort ends the wait before the next attempt", async () => {
  const caller = new AbortController();
  const { state, worker } = flaky(9);
  setTimeout(() => caller.abort(), 5);
  const graph = retried(worker, { retries: { attempts: 3, backoffMs: 60_000 } });
  await expect(graph.run(new Context({ signal: caller.signal }))).rejects.toMatchObject({ code: "aborted" });
  expect(state.visits).toBe(1);
});

test("A7: every attempt in a draft begins with what was there before the first, lists included", async () => {
  let visits = 0;
  async function* calling() {
    yield { content: `${++visits}`, tool_calls: [{ function: { name: `f${visits}` } }] };
    if (visits < 4) throw new Error("not yet");
  }
  const inner = chain({
    before: async function* before() {
      yield { content: "0", tool_calls: [{ function: { name: "f0" } }] };
    },
    calling: [calling, { retries: 3 }],
  });
  const ctx = await chain({ draft: [inner, { draft: true }] }).run(new Context());
  expect(ctx.response).toBe("04");
  expect(ctx.tool_calls.map((call) => call.type === "function" && call.function.name)).toEqual(["f0", "f4"]);
});
