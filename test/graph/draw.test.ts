import { expect, test } from "vitest";
import { END, Graph, parallel } from "../../src/graph/index.ts";
import type { Context } from "../../src/graph/index.ts";
import { chain } from "./support/graphs.ts";

const nothing = () => {};

test("a graph is drawn as a Mermaid flowchart with its drafts and labelled routes", () => {
  const graph = new Graph("g")
    .addNode("answer", nothing, { draft: true })
    .addNode("critique", nothing)
    .addEdge("answer", "critique")
    .addConditionalEdge("critique", () => "good", { good: END, poor: "answer" } as { good: typeof END });
  expect(graph.draw()).toMatchInlineSnapshot(`
    "flowchart TD
      n_start(["start"])
      n1["answer (draft)"]:::draft
      n2["critique"]
      n_end(["end"])
      n_start --> n1
      n1 --> n2
      n2 -.->|"good"| n_end
      n2 -.->|"poor"| n1
      classDef draft stroke-dasharray: 5 5
    "
  `);
});

test("subgraphs and parallel branches are drawn inside their nodes", () => {
  const graph = chain({
    sub: [chain({ x: nothing }), { draft: true }],
    both: parallel({ a: nothing, b: chain({ y: nothing }) }, nothing),
  });
  expect(graph.draw()).toMatchInlineSnapshot(`
    "flowchart TD
      n_start(["start"])
      subgraph n1["sub (draft)"]
        n1__start((" "))
        n1_1["x"]
        n1__end((" "))
        n1__start --> n1_1
        n1_1 --> n1__end
      end
      class n1 draft
      subgraph n2["both"]
        n2_1["a"]
        n2_2["b"]
      end
      n_end(["end"])
      n_start --> n1
      n1 --> n2
      n2 --> n_end
      classDef draft stroke-dasharray: 5 5
    "
  `);
});

test("names cannot break out of their labels", () => {
  const name = '"]; click n1 "javascript:alert(1)"\n%% <b>#';
  const lines = new Graph<Context, string>("g").addNode(name, nothing).addEdge(name, END).draw().trimEnd().split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[2]).toMatch(/^ {2}n1\["[^"[\]<>\n%]*"\]$/);
});

test("a route without paths may lead anywhere", () => {
  const graph = new Graph("g")
    .addNode("a", nothing)
    .addNode("b", nothing)
    .addEdge("b", END)
    .addConditionalEdge("a", () => "b");
  expect(
    graph
      .draw()
      .split("\n")
      .filter((line) => line.includes("-.->")),
  ).toEqual(['  n1 -.->|"a"| n1', '  n1 -.->|"b"| n2', '  n1 -.->|"end"| n_end']);
});

test("drawing says what running does not: a compiled graph looks like the graph it was made of", () => {
  const graph = chain({ a: nothing, b: nothing });
  expect(graph.compile().draw()).toBe(graph.draw());
});
