import { type ChatContext, END, Graph, GraphRegistry, parallel } from "@thinkagain/serve";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { SECRET } from "../support/probe-graphs.ts";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error(SECRET);
    },
    getPrototypeOf: () => {
      throw new Error(SECRET);
    },
    ownKeys: () => {
      throw new Error(SECRET);
    },
  },
);
const throwing = () => {
  throw new Error(SECRET);
};
const getters = Object.defineProperties(new Error(SECRET), {
  status: { get: throwing },
  headers: { get: throwing },
  cause: { get: throwing },
  message: { get: throwing },
  stack: { get: throwing },
  name: { get: throwing },
});
const circular = Object.assign(new Error(SECRET), { status: 418 });
circular.cause = circular;

const thrown: readonly (readonly [what: string, value: unknown])[] = [
  ["an Error", new Error(SECRET)],
  ["a string", SECRET],
  ["a number", 404],
  ["null", null],
  ["undefined", undefined],
  ["a symbol", Symbol(SECRET)],
  ["a bigint", 1n],
  ["an object with a bigint", { a: 1n, toJSON: throwing }],
  ["a frozen object", Object.freeze({ secret: SECRET })],
  ["a function", throwing],
  ["a proxy that throws", hostile],
  ["an Error whose getters throw", getters],
  ["an Error that is its own cause", circular],
  ["an Error of an HTTP client", httpError()],
  [
    "an Error with a line break in its headers",
    Object.assign(new Error(SECRET), { headers: { a: "b\r\nc: d" }, status: 200 }),
  ],
];

function httpError(): Error {
  const headers = { "set-cookie": SECRET, "x-secret": SECRET, "content-type": "text/html" };
  return Object.assign(new Error(SECRET), { status: 401, statusCode: 401, expose: true, headers, body: SECRET });
}

const fine = (ctx: ChatContext) => ctx.log("fine");

/** A model for each place in which a value may be thrown. */
function throwers(value: unknown): { readonly registry: GraphRegistry; readonly fired: () => number } {
  let fired = 0;
  const fail = (): never => {
    fired++;
    throw value;
  };
  const later = (step: () => unknown) =>
    new Graph<ChatContext>("later")
      .addNode("first", fine)
      .addNode("then", step as never)
      .addEdge("first", "then")
      .addEdge("then", END);
  const registry = new GraphRegistry()
    .register("function", fail)
    .register("promise", async () => fail())
    .register("generator", async function* () {
      yield fail();
    })
    .register("mid-stream", async function* () {
      yield "begun";
      fail();
    })
    .register("later node", later(fail))
    .register(
      "later promise",
      later(async () => fail()),
    )
    .register(
      "route",
      new Graph<ChatContext>("route").addNode("first", fine).addConditionalEdge("first", fail, { a: END }),
    )
    .register(
      "async route",
      new Graph<ChatContext>("route")
        .addNode("first", fine)
        .addConditionalEdge("first", async () => fail(), { a: END }),
    )
    .register(
      "branch",
      parallel([fail, () => "well"], () => "merged"),
    )
    .register("merge", parallel([() => "well"], fail))
    .register("finally", async function* () {
      try {
        yield "begun";
      } finally {
        fail();
      }
    });
  return { registry, fired: () => fired };
}

describe("G1: whatever a graph throws, wherever, is a mute error of the graph", () => {
  test.each(thrown)("%s", async (_what, value) => {
    const { registry, fired } = throwers(value);
    const lines: string[] = [];
    const logger = pino({ level: "error" }, { write: (line: string) => void lines.push(line) });
    await using server = await open(registry, { logger });
    let asked = 0;
    for (const { name } of registry.list()) {
      for (const stream of [false, true]) {
        const response = await server.post(CHAT, ask(name, "x", { stream }));
        const text = await response.text();
        const begun = stream && ["mid-stream", "finally"].includes(name);
        expect([response.status, response.headers.get("set-cookie"), response.headers.get("x-secret")], name).toEqual([
          begun ? 200 : 500,
          null,
          null,
        ]);
        const error = { type: "server_error", code: "graph_error", param: null };
        expect(begun ? dataOf(text).at(-1) : JSON.parse(text), name).toMatchObject({ error });
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain("[DONE]");
        expect(fired(), name).toBeGreaterThan(asked);
        asked++;
        const id = response.headers.get("x-request-id");
        expect(
          lines.filter((line) => line.includes(String(id))),
          name,
        ).not.toEqual([]);
      }
    }
    expect((await server.get("/health")).status).toBe(200);
  });
});

const big = `"${"x".repeat(2 ** 25)}"`;
const loop: Record<string, unknown> = {};
loop["self"] = loop;

describe("G3: whatever a graph returns, yields or assigns, the answer is valid JSON", () => {
  test.each<readonly [what: string, value: unknown, code: string]>([
    ["a function", () => "x", "graph_error"],
    ["a circular object", loop, "graph_error"],
    ["a bigint", 1n, "graph_error"],
    ["NaN", Number.NaN, "graph_error"],
    ["a symbol", Symbol("x"), "graph_error"],
    ["a list", ["x"], "graph_error"],
    ["a proxy that throws", hostile, "graph_error"],
    ["thirty-two megabytes of text", big, "output_too_large"],
  ])("%s", async (_what, value, code) => {
    const registry = new GraphRegistry()
      .register("returns", () => value as never)
      .register("resolves", async () => value as never)
      .register("assigns", (ctx: ChatContext) => void (ctx.response = value as never))
      .register("yields", async function* () {
        yield value as never;
      })
      .register("yields as content", async function* () {
        yield { content: value as never };
      })
      .register("calls", (ctx: ChatContext) => {
        ctx.tool_calls = [{ id: "1", type: "function", function: { name: "f", arguments: value as never } }];
      });
    await using server = await open(registry);
    for (const { name } of registry.list()) {
      for (const stream of [false, true]) {
        const response = await server.post(CHAT, ask(name, "x", { stream }));
        expect([response.status, await response.json()], name).toMatchObject([500, { error: { code } }]);
      }
    }
  });

  test("nothing at all is an empty answer", async () => {
    const registry = new GraphRegistry().register("nothing", () => undefined);
    await using server = await open(registry);
    const body = await (await server.post(CHAT, ask("nothing"))).json();
    expect(body).toMatchObject({ choices: [{ message: { content: "" }, finish_reason: "stop" }] });
  });
});
