import { expect, test } from "vitest";
import { Context } from "../../src/graph/index.ts";
import { chain, eventsOf, failureOf, gate, saying, textsOf } from "./support/graphs.ts";

type State = Context & { note: string };
const state = () => Context.from<State>({ note: "" });

test("a node that takes too long is aborted and fails, in both forms", async () => {
  let aborted = false;
  const slow = (ctx: Context) =>
    new Promise<void>((_, reject) =>
      ctx.signal.addEventListener("abort", () => {
        aborted = true;
        reject(ctx.signal.reason);
      }),
    );
  const graph = chain({ slow: [slow, { timeoutMs: 5 }] });
  expect(await failureOf(graph.run(new Context()))).toMatchObject({ code: "node_timeout", node: "slow" });
  expect(await failureOf(eventsOf(graph, new Context()))).toMatchObject({ code: "node_timeout", node: "slow" });
  expect(aborted).toBe(true);
});

test("a deaf worker is not waited for, and what it writes later goes nowhere", async () => {
  const late = gate();
  const wrote = gate();
  const deaf = async (ctx: State) => {
    await late.promise;
    ctx.note = "late";
    ctx.response = "late";
    ctx.log("late");
    ctx.addUsage({ prompt_tokens: 1, completion_tokens: 1 });
    wrote.resolve();
    throw new Error("nobody hears this");
  };
  const ctx = state();
  await expect(chain({ deaf: [deaf, { timeoutMs: 5 }] }).run(ctx)).rejects.toMatchObject({ code: "node_timeout" });
  late.resolve();
  await wrote.promise;
  expect(ctx).toMatchObject({ note: "", response: "", history: [] });
  expect(ctx.usage).toBeUndefined();
});

test("a node in time sees and changes the context as usual", async () => {
  const work = async (ctx: State) => {
    ctx.note = `${ctx.note}seen`;
    ctx.log("x");
    delete (ctx as Partial<State> & { gone?: 1 }).gone;
    expect(Object.keys(ctx)).toEqual(["note"]);
    expect("note" in ctx && ctx instanceof Context).toBe(true);
    await Promise.resolve();
    ctx.response = "answer";
    return ctx;
  };
  const ctx = Object.assign(state(), { gone: 1 });
  expect(await textsOf(chain({ work: [work, { timeoutMs: 1000 }] }), ctx)).toEqual(["answer"]);
  expect(ctx).toMatchObject({ note: "seen", history: [{ message: "x" }] });
});

test("a stream that stalls runs out of time as well, and its generator is let go", async () => {
  let closed = false;
  async function* stalling(ctx: Context) {
    try {
      yield "x";
      await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
    } finally {
      closed = true;
    }
  }
  const texts: string[] = [];
  const reading = async () => {
    for await (const event of chain({ stalling: [stalling, { timeoutMs: 10 }] }).stream(new Context())) {
      if (event.type === "delta" && event.delta.content) texts.push(event.delta.content);
    }
  };
  expect(await failureOf(reading())).toMatchObject({ code: "node_timeout" });
  expect(texts).toEqual(["x"]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(closed).toBe(true);
});

test("R6: a subgraph has a time of its own, whatever its nodes have", async () => {
  let visits = 0;
  const forever = () => {
    visits++;
    return new Promise<void>(() => {});
  };
  const inner = chain({ x: () => {}, y: [forever, { timeoutMs: 60_000, retries: 5 }] });
  const failure = await failureOf(chain({ sub: [inner, { timeoutMs: 10 }] }).run(new Context()));
  expect(failure).toMatchObject({ code: "node_timeout", node: "sub" });
  expect(visits).toBe(1);
});

test("each attempt has the whole time, and the next one is not disturbed by the last", async () => {
  let visits = 0;
  const work = async (ctx: State) => {
    const visit = ++visits;
    if (visit === 1) await new Promise((resolve) => setTimeout(resolve, 30));
    ctx.note += visit;
    ctx.response = `answer ${visit}`;
  };
  const ctx = state();
  expect(
    await textsOf(
      chain({ work: [work, { timeoutMs: 15, retries: 1 }], wait: () => new Promise<void>((r) => setTimeout(r, 30)) }),
      ctx,
    ),
  ).toEqual(["answer 2"]);
  expect(ctx.note).toBe("2");
});

test("a graph run by hand by a worker that ran out of time does not stay behind", async () => {
  const inner = chain({
    x: () => new Promise<void>((resolve) => setTimeout(resolve, 20)),
    y: (ctx: State) => void (ctx.note = "late"),
  });
  let visits = 0;
  const work = async (ctx: State) => {
    if (++visits === 1) await inner.run(ctx);
    else ctx.response = "second";
  };
  const ctx = state();
  expect(await textsOf(chain({ work: [work, { timeoutMs: 5, retries: 1 }], after: saying("!") }), ctx)).toEqual([
    "second",
    "!",
  ]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(ctx.note).toBe("");
  expect(ctx.path).toEqual(["work", "work/x", "after"]);
});

test("a deadline in time leaves no timer behind", async () => {
  const before = process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  await chain({ a: [saying("x"), { timeoutMs: 60_000 }] }).run(new Context());
  expect(process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length).toBe(before);
});

test("time that a slow reader takes counts, even when the worker is done by then", async () => {
  function* quick() {
    yield "x";
  }
  const reading = async () => {
    for await (const event of chain({ quick: [quick, { timeoutMs: 5 }] }).stream(new Context())) {
      if (event.type === "delta") await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  expect(await failureOf(reading())).toMatchObject({ code: "node_timeout", node: "quick" });
});
