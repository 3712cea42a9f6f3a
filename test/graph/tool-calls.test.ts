import { expect, test } from "vitest";
import { Context } from "../../src/graph/index.ts";
import type { AnswerToolCallDelta, NodeOptions, ToolCallDelta } from "../../src/graph/index.ts";
import { chain, eventsOf } from "./support/graphs.ts";

const calling = (...fragments: readonly ToolCallDelta[]) =>
  async function* call() {
    for (const fragment of fragments) yield { tool_calls: [fragment] };
  };

async function sent(
  ctx: Context,
  steps: Readonly<Record<string, readonly ToolCallDelta[]>>,
  options: NodeOptions = {},
) {
  const workers = Object.entries(steps).map(([name, fragments]) => [name, [calling(...fragments), options]] as const);
  const events = await eventsOf(chain(Object.fromEntries(workers)), ctx);
  return events.flatMap((event): readonly AnswerToolCallDelta[] =>
    event.type === "delta" ? (event.delta.tool_calls ?? []) : [],
  );
}

test("fragments in the wire's own form pass, with id, type and name in the first one only", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, {
    a: [
      { index: 0, id: "1", type: "function", function: { name: "f", arguments: "" } },
      { index: 0, function: { arguments: '{"a"' } },
      { index: 0, id: "1", type: "function", function: { name: "f", arguments: ":1}" } },
    ],
  });
  expect(deltas).toEqual([
    { index: 0, id: "1", type: "function", function: { name: "f" } },
    { index: 0, function: { arguments: '{"a"' } },
    { index: 0, function: { arguments: ":1}" } },
  ]);
  expect(ctx.tool_calls).toEqual([{ id: "1", type: "function", function: { name: "f", arguments: '{"a":1}' } }]);
});

test("without an index an id or a name opens a call, and anything else continues the last one", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, {
    a: [
      { id: "1", function: { name: "f", arguments: "{" } },
      { function: { arguments: "}" } },
      { function: { name: "g" } },
      { function: { arguments: "{}" } },
    ],
  });
  expect(deltas.map(({ index }) => index)).toEqual([0, 0, 1, 1]);
  expect(ctx.tool_calls).toEqual([
    { id: "1", type: "function", function: { name: "f", arguments: "{}" } },
    { type: "function", function: { name: "g", arguments: "{}" } },
  ]);
});

test("indexes are dense over the whole answer, whatever each visit counts from", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, {
    a: [
      { index: 3, id: "1", function: { name: "f" } },
      { index: 7, id: "2", function: { name: "g" } },
    ],
    b: [{ index: 0, id: "3", function: { name: "h" } }],
  });
  expect(deltas.flatMap(({ index, id }) => (id === undefined ? [] : [[index, id]]))).toEqual([
    [0, "1"],
    [1, "2"],
    [2, "3"],
  ]);
});

test("fragments of an earlier call after a later one has opened keep their index", async () => {
  const ctx = new Context();
  await sent(ctx, {
    a: [
      { index: 0, id: "1", function: { name: "f", arguments: "[1" } },
      { index: 1, id: "2", function: { name: "g", arguments: "[3" } },
      { index: 0, function: { arguments: ",2]" } },
      { index: 1, function: { arguments: ",4]" } },
    ],
  });
  expect(ctx.tool_calls.map((call) => call.type === "function" && call.function.arguments)).toEqual(["[1,2]", "[3,4]"]);
});

test("another id under the same index is another call", async () => {
  const ctx = new Context();
  await sent(ctx, {
    a: [
      { index: 0, id: "1", function: { name: "f" } },
      { index: 0, id: "2", function: { name: "f" } },
    ],
  });
  expect(ctx.tool_calls.map(({ id }) => id)).toEqual(["1", "2"]);
});

test("so is another name where there are no ids, while the same name again continues the call", async () => {
  const ctx = new Context();
  await sent(ctx, {
    a: [
      { index: 0, function: { name: "f", arguments: "{" } },
      { index: 0, function: { name: "f", arguments: "}" } },
      { index: 0, function: { name: "g", arguments: "{}" } },
    ],
  });
  expect(ctx.tool_calls).toEqual([
    { type: "function", function: { name: "f", arguments: "{}" } },
    { type: "function", function: { name: "g", arguments: "{}" } },
  ]);
});

test("arguments given as an object become JSON text", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, { a: [{ function: { name: "f", arguments: { a: [1] } } }] });
  expect(deltas).toEqual([{ index: 0, type: "function", function: { name: "f", arguments: '{"a":[1]}' } }]);
});

test.for([{}, { draft: true }])("a function without arguments is called with an empty object (%o)", async (options) => {
  const ctx = new Context();
  const deltas = await sent(
    ctx,
    {
      a: [
        { id: "1", function: { name: "f", arguments: "" } },
        { function: { arguments: " " } },
        { id: "2", function: { name: "g" } },
      ],
      b: [],
    },
    options,
  );
  const texts = deltas.map(({ index, function: called }) => [index, called?.arguments ?? ""] as const);
  const join = (at: number) => texts.flatMap(([index, text]) => (index === at ? [text] : [])).join("");
  expect([join(0), join(1)]).toEqual([" {}", "{}"]);
  expect(ctx.tool_calls.map((call) => call.type === "function" && call.function.arguments)).toEqual([" {}", "{}"]);
});

test("so is one that was assigned without", () => {
  const ctx = new Context({ tool_calls: [{ type: "function", function: { name: "f", arguments: "" } }] });
  expect(ctx.tool_calls).toEqual([{ type: "function", function: { name: "f", arguments: "{}" } }]);
});

test("a custom tool has input instead of arguments", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, {
    a: [{ id: "1", custom: { name: "c", input: "do" } }, { custom: { input: " it" } }],
  });
  expect(deltas).toEqual([
    { index: 0, id: "1", type: "custom", custom: { name: "c", input: "do" } },
    { index: 0, custom: { input: " it" } },
  ]);
  expect(ctx.tool_calls).toEqual([{ id: "1", type: "custom", custom: { name: "c", input: "do it" } }]);
});

test("a call is not opened before its name is known, and loses nothing", async () => {
  const ctx = new Context();
  const deltas = await sent(ctx, {
    a: [{ id: "1" }, { function: { arguments: "{" } }, { function: { name: "f", arguments: "}" } }],
  });
  expect(deltas).toEqual([{ index: 0, id: "1", type: "function", function: { name: "f", arguments: "{}" } }]);
});

test("the calls of a draft go out whole, with indexes after those that were sent", async () => {
  const ctx = new Context();
  const live = calling({ id: "1", function: { name: "f", arguments: "{}" } });
  const draft = calling(
    { index: 5, id: "2", function: { name: "g", arguments: "{" } },
    { index: 5, function: { arguments: "}" } },
  );
  const events = await eventsOf(chain({ live, draft: [draft, { draft: true }] }), ctx);
  expect(events.flatMap((event) => (event.type === "delta" ? event.delta.tool_calls : []))).toEqual([
    { index: 0, id: "1", type: "function", function: { name: "f", arguments: "{}" } },
    { index: 1, id: "2", type: "function", function: { name: "g", arguments: "{}" } },
  ]);
});

test("ctx.tool_calls is frozen: a change that would be lost is an error", () => {
  const ctx = new Context({ tool_calls: [{ type: "function", function: { name: "f", arguments: "" } }] });
  expect(() => Reflect.apply(Array.prototype.push, ctx.tool_calls, [1])).toThrow(TypeError);
});
