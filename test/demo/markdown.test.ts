import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/demo/markdown.ts";

const parse = (...lines: string[]) => parseMarkdown("doc.md", lines.join("\n"));

test("each section is a passage that knows its anchor and the headings above it", () => {
  const passages = parse("# A", "one", "## B: the `code`!", "two", "### C", "three", "## D", "four");
  expect(passages.map(({ url, title, trail }) => ({ url, title, trail }))).toEqual([
    { url: "doc.md#a", title: "A", trail: [] },
    { url: "doc.md#b-the-code", title: "B: the code!", trail: ["A"] },
    { url: "doc.md#c", title: "C", trail: ["A", "B: the code!"] },
    { url: "doc.md#d", title: "D", trail: ["A"] },
  ]);
});

test("sections of one title get anchors of their own, as on GitHub", () => {
  expect(parse("# A", "x", "# A", "y", "# A", "z").map(({ url }) => url)).toEqual([
    "doc.md#a",
    "doc.md#a-1",
    "doc.md#a-2",
  ]);
});

test("a line in a code fence is never a heading, and only a fence as long as the first closes it", () => {
  const [passage, ...others] = parse("# A", "````md", "# not a heading", "```", "still code", "````", "after");
  expect(others).toEqual([]);
  expect(passage?.blocks).toEqual([
    { kind: "code", text: "````md\n# not a heading\n```\nstill code\n````" },
    { kind: "prose", text: "after" },
  ]);
});

test("a fence that nobody closes is closed at the end of the document", () => {
  expect(parse("# A", "~~~sh", "npm start")[0]?.blocks).toEqual([{ kind: "code", text: "~~~sh\nnpm start\n~~~" }]);
});

test("code that is indented below a list item loses its margin and keeps its shape", () => {
  const [, code] = parse("# A", "- item", "  ```ts", "  if (x)", "    y();", "  ```")[0]?.blocks ?? [];
  expect(code?.text).toBe("```ts\nif (x)\n  y();\n```");
});

test("prose, lists, tables and code are told apart, also where no blank line parts them", () => {
  const blocks = parse("# A", "words:", "- one", "- two", "", "| a |", "| --- |", "| b |")[0]?.blocks;
  expect(blocks?.map(({ kind }) => kind)).toEqual(["prose", "list", "table"]);
});

test("comments, badges and markup are not quoted", () => {
  expect(
    parse("# A", "[![ci](x.svg)](y)", "", '<p align="center">', "", "<!-- a", "", "b -->", "words")[0]?.blocks,
  ).toEqual([{ kind: "prose", text: "words" }]);
});

test("a note loses its mark, so that it is quoted once", () => {
  expect(parse("# A", "> one", "> two")[0]?.blocks).toEqual([{ kind: "prose", text: "one\ntwo" }]);
});

test("an empty document has no passages, and one without headings has one", () => {
  expect(parse("")).toEqual([]);
  expect(parse("words").map(({ url, title }) => [url, title])).toEqual([["doc.md", "doc.md"]]);
});
