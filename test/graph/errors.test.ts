import { expect, test } from "vitest";
import { Context, GraphError } from "../../src/graph/index.ts";
import { describe } from "../../src/graph/errors.ts";
import { chain, eventsOf, failureOf } from "./support/graphs.ts";

const hostileError = new Error("x");
for (const key of ["message", "name", "stack", "status"]) {
  Object.defineProperty(hostileError, key, {
    get() {
      throw new Error(`no ${key}`);
    },
  });
}
const refusing = new Proxy(
  {},
  {
    get: () => {
      throw new Error("no get");
    },
    has: () => {
      throw new Error("no has");
    },
    getPrototypeOf: () => {
      throw new Error("no prototype");
    },
  },
);
const thrown: readonly (readonly [string, unknown])[] = [
  ["an Error", new Error("x")],
  ["a string", "x"],
  ["a number", 1],
  ["null", null],
  ["undefined", undefined],
  ["a symbol", Symbol("x")],
  ["a bigint", 1n],
  ["an object with a bigint", { a: 1n }],
  ["a frozen object", Object.freeze({})],
  ["an object without a prototype", Object.create(null)],
  ["a proxy that refuses everything", refusing],
  ["an error with throwing getters", hostileError],
  ["an error whose message is an object", Object.assign(new Error("x"), { message: {} })],
  ["a function", () => {}],
];

test.for(thrown)(
  "throwing %s is wrapped once, with the node's name and the thing itself as cause",
  async ([, value]) => {
    const workers = {
      sync: () => {
        throw value;
      },
      async: () => Promise.reject(value),
      generator: async function* fail() {
        yield "x";
        throw value;
      },
      syncGenerator: function* fail() {
        yield "x";
        throw value;
      },
    };
    for (const [name, worker] of Object.entries(workers)) {
      for (const start of [
        (g: ReturnType<typeof chain>) => g.run(new Context()),
        (g: ReturnType<typeof chain>) => eventsOf(g, new Context()),
      ]) {
        const failure = await failureOf(start(chain({ first: () => {}, [name]: worker }, "g")));
        expect(GraphError.is(failure)).toBe(true);
        if (!GraphError.is(failure)) return;
        expect([failure.code, failure.node]).toEqual(["worker_failed", name]);
        expect(failure.message.startsWith(`node "${name}" of graph "g" failed: `)).toBe(true);
        expect(Object.is(failure.cause, value)).toBe(true);
      }
    }
  },
);

test.for(thrown)("a message can be made of %s", ([, value]) => {
  expect(describe(value)).toEqual(expect.any(String));
});

test("a message is never longer than 500 characters", () => {
  expect(describe(new Error("x".repeat(1e6)))).toHaveLength(500);
});

test("the error of a node in a subgraph names it in full, and is not wrapped on its way up", async () => {
  const cause = new Error("deep");
  const inner = chain({ x: () => Promise.reject(cause) }, "inner");
  const failure = await failureOf(chain({ sub: chain({ sub: inner }) }).run(new Context()));
  expect(failure).toMatchObject({
    code: "worker_failed",
    node: "sub/sub/x",
    cause,
    message: 'node "sub/sub/x" of graph "inner" failed: deep',
  });
});

test("a GraphError is known by its brand, not by its class, and nothing else is", () => {
  const foreign = Object.assign(new Error("x"), { [Symbol.for("thinkagain.GraphError")]: true, code: "step_limit" });
  expect(GraphError.is(foreign)).toBe(true);
  for (const [, value] of thrown) expect(GraphError.is(value)).toBe(false);
});

test("a worker whose result cannot be looked at fails alone", async () => {
  const failure = await failureOf(chain({ a: () => refusing as string }).run(new Context()));
  expect(failure).toMatchObject({ code: "worker_failed", node: "a" });
});

test("an iterator that breaks the protocol is an error", async () => {
  const broken = () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(5) }) }) as never;
  expect(await failureOf(chain({ broken }).run(new Context()))).toMatchObject({
    code: "worker_failed",
    node: "broken",
  });
});
