import { expect, test } from "vitest";
import { compile, Context, END, Graph, GraphError, toGraph, Worker } from "../../src/graph/index.ts";
import type { NodeOptions } from "../../src/graph/index.ts";
import { chain, eventsOf } from "./support/graphs.ts";

const nothing = () => {};
const loose = (name = "g") => new Graph<Context, string>(name);
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (cause) {
    return GraphError.is(cause) ? cause.code : cause;
  }
  return "nothing was thrown";
};

test("the first node is the entry, unless another one is set", async () => {
  const graph = loose().addNode("a", nothing).addNode("b", nothing).addEdge("a", END).addEdge("b", "a");
  await expect(graph.run(new Context())).rejects.toMatchObject({ code: "unreachable_node" });
  const ctx = await graph.setEntry("b").run(new Context());
  expect(ctx.path).toEqual(["b", "a"]);
});

test("mistakes in names and edges are errors at once", () => {
  const graph = loose().addNode("a", nothing).addEdge("a", END);
  expect(codeOf(() => graph.addNode("a", nothing))).toBe("duplicate_node");
  expect(codeOf(() => graph.addEdge("a", END))).toBe("duplicate_edge");
  expect(codeOf(() => graph.addConditionalEdge("a", () => END))).toBe("duplicate_edge");
  expect(codeOf(() => graph.addEdge("x", "a"))).toBe("unknown_node");
  expect(codeOf(() => graph.addEdge("a", "x"))).toBe("unknown_node");
  expect(codeOf(() => graph.addConditionalEdge("a", () => "l", { l: "x" }))).toBe("unknown_node");
  expect(codeOf(() => graph.setEntry("x"))).toBe("unknown_node");
});

test.for(["", END, "__start__", 1, null, undefined])("%s cannot be the name of a node", (name) => {
  expect(codeOf(() => loose().addNode(name as string, nothing))).toBe("invalid_name");
});

test.for(["__proto__", "constructor", "toString", "a/b", "mit Leerzeichen", "節"])(
  "%s can be the name of a node",
  async (name) => {
    const ctx = await loose().addNode(name, nothing).addEdge(name, END).run(new Context());
    expect(ctx.path).toEqual([name]);
  },
);

test.for<[string, unknown]>([
  ["draft", { draft: 1 }],
  ["retries", { retries: -1 }],
  ["retries", { retries: 1.5 }],
  ["retries", { retries: null }],
  ["retries", { retries: { attempts: Number.NaN } }],
  ["backoffMs", { retries: { attempts: 1, backoffMs: -1 } }],
  ["timeoutMs", { timeoutMs: 0 }],
  ["timeoutMs", { timeoutMs: Number.NaN }],
  ["timeoutMs", { timeoutMs: 2 ** 31 }],
])("a wrong %s is an error when the node is added", ([option, options]) => {
  const add = () => loose().addNode("a", nothing, options as NodeOptions);
  expect(codeOf(add)).toBe("invalid_option");
  expect(add).toThrow(option);
});

test.for([0, -1, 1.5, Number.NaN, "7"])("maxSteps cannot be %s", (maxSteps) => {
  expect(codeOf(() => new Graph("g", { maxSteps: maxSteps as number }))).toBe("invalid_option");
});

test("a class instead of its instance, and anything without a run, are no steps", () => {
  class Answering extends Worker {
    run() {}
  }
  expect(() => loose().addNode("a", Answering as never)).toThrow(/use new/);
  for (const step of [null, undefined, 1, "x", {}, { run: 1 }]) {
    expect(codeOf(() => loose().addNode("a", step as never))).toBe("invalid_option");
  }
});

test("anything that has a run method is a worker", async () => {
  const ctx = await toGraph({ run: (c: Context) => void (c.response = "duck") }).run(new Context());
  expect(ctx.response).toBe("duck");
});

test("compiling reports every problem at once", () => {
  const graph = loose("holey").addNode("a", nothing).addNode("b", nothing).addNode("c", nothing).addEdge("c", "c");
  expect(() => graph.compile()).toThrow(
    'graph "holey": node "a" has no outgoing edge; node "b" has no outgoing edge; node "b" cannot be reached; node "c" cannot be reached',
  );
  expect(codeOf(() => graph.compile())).toBe("missing_edge");
});

test("the problems of a graph inside are reported with its name", () => {
  const inner = loose("inner").addNode("x", nothing);
  expect(() => chain({ sub: inner }, "outer").compile()).toThrow(
    'graph "outer": graph "inner": node "x" has no outgoing edge',
  );
});

test("a graph without nodes is an error", () => {
  expect(codeOf(() => new Graph("empty").compile())).toBe("empty_graph");
});

test("a graph inside itself is an error, at any depth", () => {
  const outer = loose("outer");
  const inner = loose("inner").addNode("outer", outer).addEdge("outer", END);
  outer.addNode("inner", inner).addEdge("inner", END);
  expect(codeOf(() => outer.compile())).toBe("recursive_graph");
  expect(codeOf(() => inner.compile())).toBe("recursive_graph");
});

test("a graph is compiled once, and again when it or a graph inside it has changed", async () => {
  const inner = loose("inner").addNode("x", () => "1");
  inner.addEdge("x", END);
  const outer = chain({ sub: inner });
  const first = outer.compile();
  expect(outer.compile()).toBe(first);
  inner.addNode("y", () => "2");
  expect(() => outer.compile()).toThrow(/"y"/);
  inner.addEdge("y", "x").setEntry("y");
  expect((await outer.run(new Context())).path).toEqual(["sub/y", "sub/x"]);
  expect((await first.run(new Context())).path).toEqual(["sub/x"]);
});

test("a compiled graph can be a node, and no longer changes", async () => {
  const inner = chain({ x: () => "1" });
  const frozen = inner.compile();
  const outer = chain({ sub: frozen });
  await outer.run(new Context());
  inner.addNode("y", nothing);
  expect((await outer.run(new Context())).path).toEqual(["sub/x"]);
});

test("compile and toGraph make a graph of one node of a worker or a function", async () => {
  expect((await compile(() => "x").run(new Context())).response).toBe("x");
  expect((await toGraph(() => "x", "named").run(new Context())).path).toEqual(["named"]);
});

test("a graph that does not compile says so in both forms", async () => {
  const broken = loose().addNode("a", nothing);
  await expect(broken.run(new Context())).rejects.toMatchObject({ code: "missing_edge" });
  await expect(eventsOf(broken, new Context())).rejects.toMatchObject({ code: "missing_edge" });
});
