import { expect, test } from "vitest";
import { Context } from "../../src/graph/index.ts";
import { chain } from "./support/graphs.ts";

test("the fields of the start are plain fields, and nothing of the engine shows", () => {
  const ctx = Context.from<Context & { quality: number }>({ quality: 1 });
  expect(ctx.quality).toBe(1);
  expect(Object.keys(ctx)).toEqual(["quality"]);
  expect(JSON.stringify(ctx)).toBe('{"quality":1}');
});

test("answer fields may be given at the start, and are empty otherwise", () => {
  expect(new Context({ response: "x", refusal: "r" })).toMatchObject({ response: "x", refusal: "r" });
  expect(new Context()).toMatchObject({ response: "", refusal: null, reasoning: "", tool_calls: [], annotations: [] });
});

test("names that the context keeps for itself are left out, hostile ones included", () => {
  const init: object = JSON.parse(
    '{"path":1,"log":2,"fork":3,"__proto__":{"polluted":1},"constructor":4,"toString":5,"ok":6}',
  );
  const ctx = new Context(init);
  expect(ctx).toMatchObject({ path: [], ok: 6 });
  expect(Object.keys(ctx)).toEqual(["ok"]);
  expect(Object.getPrototypeOf(ctx)).toBe(Context.prototype);
  expect("polluted" in ctx).toBe(false);
});

test("Context.from on a subclass makes one of that class", () => {
  class Chat extends Context {
    get loud() {
      return this.response.toUpperCase();
    }
  }
  const ctx: Chat = Chat.from<Chat>({ loud: "", response: "x" });
  expect(ctx).toBeInstanceOf(Chat);
  expect(ctx.loud).toBe("X");
});

test("log writes into the history, with step and node", async () => {
  const ctx = await chain({
    a: (c: Context) => c.log("first"),
    sub: chain({ b: (c: Context) => c.log("second", { x: 1 }) }),
  }).run(new Context());
  expect(ctx.history).toEqual([
    { step: 1, node: "a", message: "first" },
    { step: 2, node: "sub/b", message: "second", data: { x: 1 } },
  ]);
});

test("usage is summed up, details included", () => {
  const ctx = new Context();
  ctx.addUsage({ prompt_tokens: 1, completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 1 } });
  ctx.addUsage({
    prompt_tokens: 3,
    completion_tokens: 4,
    total_tokens: 8,
    completion_tokens_details: { reasoning_tokens: 2, audio_tokens: 5 },
  });
  expect(ctx.usage).toEqual({
    prompt_tokens: 4,
    completion_tokens: 6,
    total_tokens: 11,
    completion_tokens_details: { reasoning_tokens: 3, audio_tokens: 5 },
  });
});

test("a fork is a deep copy of plain data, cycles included; instances and functions are shared", () => {
  class Client {
    readonly open = true;
  }
  const client = new Client();
  const data: { list: number[]; self?: unknown } = { list: [1] };
  data.self = data;
  const ctx = Context.from<
    Context & { data: typeof data; map: Map<string, number[]>; set: Set<number>; at: Date; client: Client; f: object }
  >({
    data,
    map: new Map([["a", [1]]]),
    set: new Set([1]),
    at: new Date(0),
    client,
    f: { call: () => 1 },
  });
  const copy = ctx.fork();
  copy.data.list.push(2);
  copy.map.get("a")?.push(2);
  copy.set.add(2);
  copy.at.setTime(1);
  expect([ctx.data.list, ctx.map.get("a"), [...ctx.set], ctx.at.getTime()]).toEqual([[1], [1], [1], 0]);
  expect(copy.data.self).toBe(copy.data);
  expect(copy.client).toBe(client);
  expect(copy).toBeInstanceOf(Context);
});

test("a fork keeps a key named __proto__ as data", () => {
  const ctx = Context.from<Context & { data: object }>({ data: JSON.parse('{"__proto__":{"a":1}}') });
  expect(JSON.stringify(ctx.fork().data)).toBe('{"__proto__":{"a":1}}');
});

test("A4: a fork reads the answer so far until it has one of its own", () => {
  const ctx = new Context({ response: "so far" });
  const fork = ctx.fork();
  expect(fork.response).toBe("so far");
  fork.response = "mine";
  expect([ctx.response, fork.response]).toEqual(["so far", "mine"]);
  expect(ctx.fork()).toMatchObject({ path: [], history: [] });
});

test("a context may be run again: its answer begins anew, its path goes on", async () => {
  const ctx = new Context();
  const graph = chain({
    a: async function* say() {
      yield "x";
    },
  });
  await graph.run(ctx);
  await graph.run(ctx);
  expect(ctx.response).toBe("x");
  expect(ctx.path).toEqual(["a", "a"]);
});

test("a signal that never aborts is there when nobody gave one", () => {
  expect(new Context().signal.aborted).toBe(false);
  expect(new Context({ signal: undefined }).signal.aborted).toBe(false);
});
