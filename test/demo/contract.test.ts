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

test("a field of a schema is a passage with its limits, also below allOf", () => {
  const field = find("max_completion_tokens");
  expect(field?.url).toBe(
    "openapi.yaml#/components/schemas/CreateChatCompletionRequest/properties/max_completion_tokens",
  );
  expect(field?.trail).toEqual(["CreateChatCompletionRequest"]);
  expect(field?.blocks.at(-1)?.text).toBe("- minimum `1`");
});

test("a field that is a reference is described by what it refers to", () => {
  expect(find("stop")?.blocks[0]?.text).toBe("Texts that end the answer.");
});

test("a type alone is no fact worth quoting", () => {
  expect(passages.flatMap(({ blocks }) => blocks).filter(({ text }) => text.startsWith("- type"))).toEqual([]);
});

test("the introduction is read by its headings, and examples of requests by what they show", () => {
  const source = String.raw`
info: { description: "Words.\n\n## Streaming\n\nMore words." }
paths: { /chat: { post: { requestBody: { content: { application/json: { examples: {
  vision: { summary: A message with an image, value: { model: demo } } } } } } } } }`;
  expect(parseContract("openapi.yaml", source)).toEqual([
    {
      url: "openapi.yaml#/info/description",
      title: "openapi.yaml",
      trail: [],
      blocks: [{ kind: "prose", text: "Words." }],
    },
    {
      url: "openapi.yaml#/info/description/streaming",
      title: "Streaming",
      trail: [],
      blocks: [{ kind: "prose", text: "More words." }],
    },
    {
      url: "openapi.yaml#/paths/~1chat/post/requestBody/content/application~1json/examples/vision",
      title: "A message with an image",
      trail: ["POST /chat"],
      blocks: [{ kind: "code", text: '```json\n{\n  "model": "demo"\n}\n```' }],
    },
  ]);
});

test("what nobody described is left out", () => {
  expect(find("undocumented")).toBeUndefined();
});

test("a document that is not what it should be has no passages", () => {
  for (const source of ["", "42", "- a\n- b", "paths: null", "components: { schemas: [1, null, { properties: 3 }] }"])
    expect(parseContract("openapi.yaml", source)).toEqual([]);
});
