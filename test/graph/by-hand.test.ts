import { expect, test } from "vitest";
import { Context } from "../../src/graph/index.ts";
import { chain, failureOf, saying, textsOf } from "./support/graphs.ts";

const inner = chain({ x: saying("in", "ner") }, "inner");

test("a graph run by hand inside a worker gives its answer to the worker's node", async () => {
  const ctx = new Context();
  const graph = chain({ a: async (c: Context) => void (await inner.run(c)) });
  expect(await textsOf(graph, ctx)).toEqual(["inner"]);
  expect(ctx.path).toEqual(["a", "a/x"]);
});

test("its answer follows what was sent before", async () => {
  const graph = chain({ hi: saying("hi "), a: async (c: Context) => void (await inner.run(c)) });
  expect(await textsOf(graph, new Context())).toEqual(["hi ", "inner"]);
});

test("a worker may stream it and yield its deltas itself, without saying them twice", async () => {
  async function* forward(ctx: Context) {
    for await (const event of inner.stream(ctx)) if (event.type === "delta") yield event.delta;
  }
  expect(await textsOf(chain({ hi: saying("hi "), forward, bye: saying("!") }), new Context())).toEqual([
    "hi ",
    "in",
    "ner",
    "!",
  ]);
});

test("what is streamed by hand belongs to its reader, who may pass on something else or nothing", async () => {
  async function* loudly(ctx: Context) {
    for await (const event of inner.stream(ctx))
      if (event.type === "delta") yield event.delta.content?.toUpperCase() ?? "";
  }
  async function* silently(ctx: Context) {
    for await (const _ of inner.stream(ctx)) yield { status: "reading" };
  }
  expect(await textsOf(chain({ hi: saying("hi "), loudly, silently }), new Context())).toEqual(["hi ", "IN", "NER"]);
});

test("its assignments go on from what was sent, as those of a node do", async () => {
  const add = chain({ x: (ctx: Context) => void (ctx.response += "there") });
  const graph = chain({ hi: saying("hi "), a: async (c: Context) => void (await add.run(c)), bye: () => "hi there!" });
  expect(await textsOf(graph, new Context())).toEqual(["hi ", "there!"]);
});

test("A4: it reads the answer so far, and sends none of it", async () => {
  const read: string[] = [];
  const critic = chain({ look: (ctx: Context) => void read.push(ctx.response) }, "critic");
  const graph = chain({
    draft: [() => "text", { draft: true }],
    critique: async (c: Context) => void (await critic.run(c)),
  });
  expect(await textsOf(graph, new Context())).toEqual(["text"]);
  expect(read).toEqual(["text"]);
});

test("in a draft node it is part of the draft", async () => {
  const graph = chain({
    draft: [
      async function* speak(ctx: Context) {
        yield "a ";
        await inner.run(ctx);
      },
      { draft: true },
    ],
    look: () => {},
  });
  expect(await textsOf(graph, new Context())).toEqual(["a inner"]);
});

test("its failure is not wrapped again", async () => {
  const broken = chain({
    x: () => {
      throw new Error("deep");
    },
  });
  const graph = chain({ a: async (c: Context) => void (await broken.run(c)) });
  expect(await failureOf(graph.run(new Context()))).toMatchObject({
    code: "worker_failed",
    node: "a/x",
    cause: { message: "deep" },
  });
});

test("its usage counts", async () => {
  const spend = chain({ x: (ctx: Context) => ctx.addUsage({ prompt_tokens: 1, completion_tokens: 1 }) });
  const ctx = await chain({ a: async (c: Context) => void (await spend.run(c)) }).run(new Context());
  expect(ctx.usage).toMatchObject({ total_tokens: 2 });
});

test("a worker that ends before it is an error, since its answer would be lost", async () => {
  const ended = Promise.withResolvers<unknown>();
  const a = (ctx: Context) => void inner.run(ctx).catch(ended.resolve);
  expect(await failureOf(chain({ a }).run(new Context()))).toMatchObject({ code: "already_running", node: "a" });
  expect(await ended.promise).toMatchObject({ code: "aborted" });
});
