import { expect, test } from "vitest";
import { Context, END, Graph, GraphError, run, Worker } from "../../src/graph/index.ts";
import type { GraphEvent } from "../../src/graph/index.ts";
import { chain, collect, eventsOf, failureOf, gate, saying, textsOf } from "./support/graphs.ts";

test("R1: one node runs at a time, in the order of the edges", async () => {
  const log: string[] = [];
  const slow = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
  };
  await chain({ a: slow("a"), b: slow("b") }).run(new Context());
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("R1: a run of functions that return at once is over before the next microtask of anybody else", async () => {
  let done = false;
  const graph = chain({ a: () => "x", b: () => {}, c: () => {} });
  const running = graph
    .compile()
    .run(new Context())
    .then(() => (done = true));
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(done).toBe(true);
  await running;
});

test("R2: a run ends in exactly one end event, which is the last", async () => {
  const events = await eventsOf(chain({ a: saying("x"), b: () => {} }), new Context());
  expect(events.filter(({ type }) => type === "end")).toHaveLength(1);
  expect(events.at(-1)).toEqual({ type: "end" });
});

test("R2: a run that fails throws and has no end event", async () => {
  const seen: GraphEvent[] = [];
  const graph = chain({
    a: saying("x"),
    b: () => {
      throw new Error("no");
    },
  });
  const reading = async () => {
    for await (const event of graph.stream(new Context())) seen.push(event);
  };
  await expect(reading()).rejects.toMatchObject({ code: "worker_failed", node: "b" });
  expect(seen.map(({ type }) => type)).toEqual(["node_start", "delta", "node_end", "node_start"]);
});

test("R3: a signal that aborts during a step is noticed before the next one", async () => {
  const caller = new AbortController();
  const visited: string[] = [];
  const graph = chain({
    a: async () => {
      caller.abort(new Error("gone"));
      await Promise.resolve();
      visited.push("a to its end");
    },
    b: () => void visited.push("b"),
  });
  const failure = await failureOf(graph.run(new Context({ signal: caller.signal })));
  expect(failure).toMatchObject({ code: "aborted", cause: { message: "gone" } });
  expect(visited).toEqual(["a to its end"]);
});

test("R3: a signal that is aborted already stops the run before its first node", async () => {
  let visits = 0;
  const graph = chain({ a: () => void visits++ });
  const ctx = new Context({ signal: AbortSignal.abort("before") });
  await expect(graph.run(ctx)).rejects.toMatchObject({ code: "aborted", cause: "before" });
  expect(visits).toBe(0);
});

test("R3: a worker that fails because of the abort is reported as aborted", async () => {
  const caller = new AbortController();
  const graph = chain({
    a: async (ctx: Context) => {
      caller.abort();
      ctx.signal.throwIfAborted();
    },
  });
  await expect(graph.run(new Context({ signal: caller.signal }))).rejects.toMatchObject({ code: "aborted" });
});

test("R4: leaving the loop runs the worker's finally and aborts its signal first", async () => {
  const log: string[] = [];
  async function* endless(ctx: Context) {
    ctx.signal.addEventListener("abort", () => log.push("abort"));
    try {
      for (;;) yield "x";
    } finally {
      log.push("finally");
    }
  }
  const ctx = new Context();
  for await (const event of chain({ endless }).stream(ctx)) if (event.type === "delta") break;
  expect(log).toEqual(["abort", "finally"]);
  expect(ctx.response).toBe("x");
});

test("R4: a worker that waits when its reader leaves hears it by its signal, at once", async () => {
  const waiting = gate();
  async function* patient(ctx: Context) {
    yield "x";
    waiting.resolve();
    await new Promise((_, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason)));
  }
  const events = chain({ patient }).stream(new Context());
  const reading = collect({ [Symbol.asyncIterator]: () => ({ next: () => events.next() }) });
  await waiting.promise;
  await Promise.all([events.return(), expect(reading).rejects.toMatchObject({ code: "aborted" })]);
});

test("R4: no node begins after the reader has left", async () => {
  const visited: string[] = [];
  const graph = chain({ a: saying("x", "y"), b: () => void visited.push("b") });
  for await (const event of graph.stream(new Context())) if (event.type === "delta") break;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(visited).toEqual([]);
});

test("R4: leaving before the first event runs nothing and leaves the context free", async () => {
  let visits = 0;
  const graph = chain({ a: () => void visits++ });
  const ctx = new Context();
  await graph.stream(ctx).return();
  expect(visits).toBe(0);
  await graph.run(ctx);
  expect(visits).toBe(1);
});

test("R4: a finally that fails while it is closed is reported, with its cause", async () => {
  async function* broken() {
    try {
      yield "x";
    } finally {
      // oxlint-disable-next-line no-unsafe-finally
      throw new Error("cleanup");
    }
  }
  const events = chain({ broken }).stream(new Context());
  await events.next();
  await events.next();
  await expect(events.return()).rejects.toMatchObject({ code: "worker_failed", cause: { message: "cleanup" } });
});

test("await using leaves a stream", async () => {
  let closed = false;
  async function* endless() {
    try {
      for (;;) yield "x";
    } finally {
      closed = true;
    }
  }
  {
    await using events = chain({ endless }).stream(new Context());
    await events.next();
    await events.next();
  }
  expect(closed).toBe(true);
});

test("throwing into a stream closes it and gives the error back", async () => {
  const events = chain({ a: saying("x") }).stream(new Context());
  await events.next();
  await expect(events.throw(new Error("mine"))).rejects.toThrow("mine");
  await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
});

test("R5: a subgraph tells its nodes with qualified names and is no step itself", async () => {
  const inner = chain({ x: saying("1"), y: saying("2") }, "inner");
  const ctx = new Context();
  const events = await eventsOf(chain({ a: () => {}, sub: inner }), ctx);
  expect(ctx.path).toEqual(["a", "sub/x", "sub/y"]);
  expect(events.flatMap((event) => ("step" in event ? [`${event.type} ${event.node} ${event.step}`] : []))).toEqual([
    "node_start a 1",
    "node_end a 1",
    "node_start sub/x 2",
    "node_end sub/x 2",
    "node_start sub/y 3",
    "node_end sub/y 3",
  ]);
  expect(ctx.response).toBe("12");
});

test("R5: a thousand graphs in one another are no problem", async () => {
  let graph = chain({ leaf: saying("deep") });
  for (let depth = 0; depth < 1000; depth++) graph = chain({ g: graph });
  const ctx = new Context();
  expect(await textsOf(graph, ctx)).toEqual(["deep"]);
  expect(ctx.steps).toBe(1);
});

test("R7: a worker that yields on and on gives others their turn, and hears of an abort", async () => {
  const caller = new AbortController();
  let yields = 0;
  const graph = new Graph("restless")
    .addNode("on and on", async function* () {
      while (yields < 3_000_000) yield String(++yields);
    })
    .addEdge("on and on", END);
  const ctx = new Context({ signal: caller.signal });
  setTimeout(() => caller.abort(new Error("enough")));
  await expect(graph.run(ctx)).rejects.toMatchObject({ code: "aborted" });
  expect(yields).toBeGreaterThan(100);
});

test("a loop that never ends is stopped, and says so", async () => {
  const graph = new Graph("loop", { maxSteps: 5 }).addNode("add", () => {}).addEdge("add", "add");
  const ctx = new Context();
  const failure = await failureOf(graph.run(ctx));
  expect(failure).toMatchObject({ code: "step_limit", message: 'graph "loop" took more than 5 steps' });
  expect(ctx.steps).toBe(5);
});

test("a subgraph has its own step limit, on every visit", async () => {
  const count = (ctx: Context & { i: number }) => void ctx.i++;
  const inner = new Graph<Context & { i: number }>("inner", { maxSteps: 3 })
    .addNode("n", count)
    .addConditionalEdge("n", (ctx) => (ctx.i % 3 === 0 ? "out" : "again"), { out: END, again: "n" });
  const outer = new Graph<Context & { i: number }>("outer", { maxSteps: 2 })
    .addNode("sub", inner)
    .addConditionalEdge("sub", (ctx) => (ctx.i < 6 ? "again" : "out"), { out: END, again: "sub" });
  const ctx = Context.from<Context & { i: number }>({ i: 0 });
  await outer.run(ctx);
  expect(ctx.i).toBe(6);
});

test("a thousand empty steps take no time to speak of, and the next is an error", async () => {
  const graph = new Graph("loop").addNode("add", () => {}).addEdge("add", "add");
  const ctx = new Context();
  await expect(graph.run(ctx)).rejects.toMatchObject({ code: "step_limit" });
  expect(ctx.steps).toBe(1000);
});

test("a route may be asynchronous, may return END and may name nodes itself", async () => {
  const graph = new Graph<Context & { i: number }>("g")
    .addNode("a", (ctx) => void ctx.i++)
    .addNode("b", (ctx) => void ctx.i++)
    .addConditionalEdge("a", async (ctx) => (ctx.i > 2 ? END : "on"), { on: "b" })
    .addConditionalEdge("b", (ctx) => (ctx.i > 5 ? END : "a"));
  const ctx = Context.from<Context & { i: number }>({ i: 0 });
  await graph.run(ctx);
  expect(ctx.path).toEqual(["a", "b", "a"]);
});

test.for(["nowhere", "__proto__", "toString", "constructor", 1, null, undefined, Symbol("x"), {}])(
  "a route that returns %s is an error that names the node",
  async (label) => {
    const graph = new Graph("g").addNode("a", () => {}).addConditionalEdge("a", () => label as "b", { b: END });
    await expect(graph.run(new Context())).rejects.toMatchObject({ code: "unknown_route", node: "a" });
  },
);

test("a route that fails is reported as such, with its cause", async () => {
  const cause = new Error("lost");
  const graph = new Graph("g").addNode("a", () => {}).addConditionalEdge("a", () => Promise.reject(cause));
  await expect(graph.run(new Context())).rejects.toMatchObject({ code: "route_failed", node: "a", cause });
});

test("a context that runs cannot be run by the same graph again, and is free afterwards", async () => {
  const hold = gate();
  const graph = chain({ a: () => hold.promise });
  const ctx = new Context();
  const first = graph.run(ctx);
  await expect(graph.run(ctx)).rejects.toMatchObject({ code: "already_running" });
  hold.resolve();
  await first;
  await expect(graph.run(ctx)).resolves.toBe(ctx);
});

test("two different graphs at once on one context are noticed by the one that ends out of turn", async () => {
  const hold = gate();
  const slow = chain({ s: () => hold.promise }, "slow");
  const quick = chain({ q: () => new Promise<void>((resolve) => setTimeout(resolve, 5)) }, "quick");
  const ctx = new Context();
  const first = quick.run(ctx);
  const second = slow.run(ctx);
  await expect(first).rejects.toMatchObject({ code: "already_running" });
  hold.resolve();
  await second.catch(() => {});
});

test("ten thousand runs of one graph at once keep their states apart", async () => {
  type Count = Context & { i: number };
  const graph = chain<Count>({
    a: async (ctx) => void (ctx.i += 1),
    b: async function* (ctx) {
      await Promise.resolve();
      yield String(ctx.i);
    },
  });
  const all = await Promise.all(Array.from({ length: 10_000 }, (_, i) => graph.run(Context.from<Count>({ i }))));
  expect(all.every((ctx, i) => ctx.i === i + 1 && ctx.response === String(i + 1))).toBe(true);
});

test("after a run the signal of the context is its caller's again", async () => {
  const caller = new AbortController();
  const ctx = new Context({ signal: caller.signal });
  let inside: AbortSignal | undefined;
  await chain({ a: (c: Context) => void (inside = c.signal) }).run(ctx);
  expect(ctx.signal).toBe(caller.signal);
  expect(inside).not.toBe(caller.signal);
});

test("a run that fails aborts its signal, so that pending work stops", async () => {
  let signal: AbortSignal | undefined;
  const graph = chain({
    a: (ctx: Context) => {
      signal = ctx.signal;
      throw new Error("no");
    },
  });
  await failureOf(graph.run(new Context()));
  expect(signal?.aborted).toBe(true);
  expect(GraphError.is(signal?.reason)).toBe(true);
});

test("run() takes a worker, a function or a graph", async () => {
  class Echo extends Worker {
    run() {
      return "class";
    }
  }
  expect((await run(new Echo(), new Context())).response).toBe("class");
  expect((await run(() => "function", new Context())).response).toBe("function");
  expect((await run(chain({ a: () => "graph" }), new Context())).response).toBe("graph");
});
