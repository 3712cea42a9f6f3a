import { expect, test } from "vitest";
import { parseContract } from "../../src/demo/contract.ts";
import { readFixture } from "./fixture.ts";

const passages = parseContract("openapi.yaml", await readFixture("openapi.yaml"));
const find = (title: string) => passages.find((passage) => passage.title === title);

test("an operation is a passage that lists its statuses", () => {
  expect(find("POST /v1/chat/completions")).toEqual({
    url: "openapi.yaml#/paths/~1v1~1chat~1completions/post",
    title: "POST /v1/chat/completions",
    trail: [],
    blocks: [
      { kind: "prose", text: "Answer a conversation." },
      { kind: "prose", text: "Runs the graph that the model names and answers as JSON or as an event stream." },
      { kind: "list", text: "- 200: The answer.\n- 400: BadRequest" },
    ],
  });
});

test("a field of a schema is a passage with its type and limits, also below allOf", () => {
  const field = find("max_completion_tokens");
  expect(field?.url).toBe(
    "openapi.yaml#/components/schemas/CreateChatCompletionRequest/properties/max_completion_tokens",
  );
  expect(field?.trail).toEqual(["CreateChatCompletionRequest"]);
  expect(field?.blocks.at(-1)?.text).toBe('- type `["integer","null"]`, minimum `1`');
});

test("a field that is a reference is described by what it refers to", () => {
  expect(find("stop")?.blocks[0]?.text).toBe("Texts that end the answer.");
});

test("what nobody described is left out", () => {
  expect(find("undocumented")).toBeUndefined();
});

test("a document that is not what it should be has no passages", () => {
  for (const source of ["", "42", "- a\n- b", "paths: null", "components: { schemas: [1, null, { properties: 3 }] }"])
    expect(parseContract("openapi.yaml", source)).toEqual([]);
});
