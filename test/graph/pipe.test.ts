import { expect, test } from "vitest";
import { Context, pipe, Worker } from "../../src/graph/index.ts";
import { chain, textsOf } from "./support/graphs.ts";

class Greet extends Worker {
  async *run() {
    yield "hi";
  }
}

test("pipe runs its steps in order, under the names of functions, classes and graphs", async () => {
  function polish(ctx: Context) {
    ctx.response += "!";
  }
  const ctx = new Context();
  const graph = pipe(new Greet(), polish, chain({ x: (c: Context) => void (c.response += "?") }, "sub"));
  expect(await textsOf(graph, ctx)).toEqual(["hi", "!?"]);
  expect(ctx.path).toEqual(["Greet", "polish", "sub/x"]);
});

test("names that repeat are numbered, and what has no name is a step", async () => {
  const ctx = await pipe(
    new Greet(),
    new Greet(),
    () => {},
    () => {},
    { run: () => {} },
  ).run(new Context());
  expect(ctx.path).toEqual(["Greet", "Greet-2", "step", "step-2", "Object"]);
});

test("a function with a reserved name is a step too", async () => {
  const odd = { ["__end__"]: () => {} }["__end__"];
  const ctx = await pipe(odd).run(new Context());
  expect(ctx.path).toEqual(["step"]);
});
