import { expect, test } from "vitest";
import { Context, parallel, END, Graph } from "../../src/graph/index.ts";
import { chain, eventsOf, failureOf, gate, saying, textsOf } from "./support/graphs.ts";

type State = Context & { docs: string[] };
const state = () => Context.from<State>({ docs: [] });

test("A4: branches run at the same time, each on a context of its own, and the merge has all of them", async () => {
  const met = gate();
  const a = async (ctx: State) => {
    await met.promise;
    ctx.docs.push("a");
  };
  const b = (ctx: State) => {
    met.resolve();
    ctx.docs.push("b");
  };
  const both = parallel({ a, b }, (ctx: State, results) => void (ctx.docs = [...results.a.docs, ...results.b.docs]));
  const ctx = await chain({ both }).run(state());
  expect(ctx.docs).toEqual(["a", "b"]);
});

test("A4: what branches yield is not sent; only the merge answers, live if it yields", async () => {
  const both = parallel([saying("a", "b"), () => "c"], async function* merge(_ctx: Context, [one, other]) {
    yield `${one.response}|`;
    yield other.response;
  });
  expect(await textsOf(chain({ hi: saying("hi "), both }), new Context())).toEqual(["hi ", "ab|", "c"]);
});

test("A4: a merge may return the text", async () => {
  const both = parallel({ a: saying("a"), b: saying("b") }, (_: Context, { a, b }) => b.response + a.response);
  expect(await textsOf(chain({ both }), new Context())).toEqual(["ba"]);
});

test("A4: a branch reads the answer before it, and a silent one has none of its own", async () => {
  const read: string[] = [];
  const look = (ctx: Context) => void read.push(ctx.response);
  const both = parallel(
    [look, look],
    (_: Context, results) => void read.push(...results.map(({ response }) => response)),
  );
  await chain({ draft: [() => "d", { draft: true }], both }).run(new Context());
  expect(read).toEqual(["d", "d", "", ""]);
});

test("A4: statuses pass live, while other branches still work", async () => {
  const told = gate();
  async function* telling() {
    yield { status: "half way" };
  }
  const both = parallel({ telling, waiting: () => told.promise }, () => {});
  for await (const event of chain({ both }).stream(new Context())) {
    if (event.type !== "status") continue;
    expect(event).toEqual({ type: "status", node: "both", status: { description: "half way" } });
    told.resolve();
  }
});

test("A4: usage adds up, and paths and histories follow in the order of the branches", async () => {
  const spend = (n: number) => async (ctx: Context) => {
    if (n === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    ctx.log(`spent ${n}`);
    ctx.addUsage({ prompt_tokens: n, completion_tokens: 0 });
  };
  const both = parallel({ slow: spend(1), graph: chain({ x: () => {}, y: spend(2) }) }, () => {});
  const ctx = await chain({ both }).run(new Context());
  expect(ctx.usage?.total_tokens).toBe(3);
  expect(ctx.path).toEqual(["both", "both/slow", "both/graph/x", "both/graph/y"]);
  expect(ctx.history).toEqual([
    { step: 2, node: "both/slow", message: "spent 1" },
    { step: 4, node: "both/graph/y", message: "spent 2" },
  ]);
});

test("A4: the first failure cancels the siblings and is reported with the branch's name", async () => {
  let cancelled = false;
  const sibling = (ctx: Context) =>
    new Promise<void>((resolve) =>
      ctx.signal.addEventListener("abort", () => {
        cancelled = true;
        resolve();
      }),
    );
  const broken = () => Promise.reject(new Error("b"));
  const failure = await failureOf(chain({ both: parallel({ sibling, broken }, () => {}) }).run(new Context()));
  expect(failure).toMatchObject({ code: "worker_failed", node: "both/broken", cause: { message: "b" } });
  expect(cancelled).toBe(true);
});

test("A4: a deaf sibling is not waited for", async () => {
  const both = parallel(
    { deaf: () => new Promise<void>(() => {}), broken: () => Promise.reject(new Error("b")) },
    () => {},
  );
  expect(await failureOf(chain({ both }).run(new Context()))).toMatchObject({ node: "both/broken" });
});

test("A4: leaving early cancels every branch and waits for its finally", async () => {
  let open = 0;
  async function* branch() {
    open++;
    try {
      for (;;) yield { status: "working" };
    } finally {
      await new Promise((resolve) => setTimeout(resolve, 5));
      open--;
    }
  }
  const seen: number[] = [];
  for await (const event of chain({ both: parallel([branch, branch], () => {}) }).stream(new Context())) {
    seen.push(open);
    if (event.type === "status") break;
  }
  expect(seen.at(-1)).toBe(2);
  expect(open).toBe(0);
});

test("an abort of the caller reaches every branch", async () => {
  const caller = new AbortController();
  let heard = 0;
  const patient = (ctx: Context) =>
    new Promise<void>((_, reject) =>
      ctx.signal.addEventListener("abort", () => {
        heard++;
        reject(ctx.signal.reason);
      }),
    );
  setTimeout(() => caller.abort(), 5);
  const running = chain({ both: parallel([patient, patient], () => {}) }).run(new Context({ signal: caller.signal }));
  await expect(running).rejects.toMatchObject({ code: "aborted" });
  expect(heard).toBe(2);
});

test("a merge that fails is reported as such, whether it throws or yields first", async () => {
  const cause = new Error("m");
  const throwing = () => {
    throw cause;
  };
  async function* yielding() {
    yield "x";
    throw cause;
  }
  for (const merge of [throwing, yielding]) {
    const failure = await failureOf(chain({ both: parallel([() => {}], merge) }).run(new Context()));
    expect(failure).toMatchObject({ code: "merge_failed", node: "both", cause });
  }
});

test.for<[string, unknown]>([
  ["null", null],
  ["a list", ["a", "b"]],
  ["a number", 1],
])("a merge that returns %s is an error, as of any worker", async ([, value]) => {
  const both = parallel([() => {}], () => value as string);
  expect(await failureOf(chain({ both }).run(new Context()))).toMatchObject({ code: "invalid_output", node: "both" });
});

test("a merge may give any stream that a worker may", async () => {
  function* sync() {
    yield "a";
    return "ab";
  }
  const both = parallel([() => {}], () => sync());
  const readable = parallel([() => {}], () => ReadableStream.from(["c"]));
  expect(await textsOf(chain({ both, readable }), new Context())).toEqual(["a", "b", "c"]);
});

test("no more branches run at once than concurrency says", async () => {
  let running = 0;
  let most = 0;
  const branch = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
  };
  await chain({
    many: parallel(
      Array.from({ length: 9 }, () => branch),
      () => {},
      { concurrency: 2 },
    ),
  }).run(new Context());
  expect(most).toBe(2);
});

test("a graph that contains itself through a branch is an error", () => {
  const graph: Graph<Context, string> = new Graph<Context, string>("g");
  graph
    .addNode(
      "p",
      parallel([graph], () => {}),
    )
    .addEdge("p", END);
  expect(() => graph.compile()).toThrow(/inside itself/);
});

test("branches may be graphs with parallel nodes of their own", async () => {
  const inner = chain({
    p: parallel({ x: () => "x", y: () => "y" }, (_: Context, { x, y }) => x.response + y.response),
  });
  const outer = parallel({ inner, z: () => "z" }, (_: Context, results) => results.inner.response + results.z.response);
  const ctx = new Context();
  const events = await eventsOf(chain({ outer }), ctx);
  expect(events.filter(({ type }) => type === "delta")).toEqual([
    { type: "delta", node: "outer", delta: { content: "xyz" } },
  ]);
  expect(ctx.path).toEqual(["outer", "outer/inner/p", "outer/inner/p/x", "outer/inner/p/y", "outer/z"]);
});
