import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { toEvents } from "../../codegen/events.ts";
import { document } from "../../generated/document.ts";

/** An example of the contract: where it stands, what it shows, and the JSON pointer of the schema that it must fit. */
interface Example {
  readonly at: string;
  readonly value: unknown;
  readonly schema: string;
}

const examples = [...collect(document, "")];
const judge = createJudge();

describe("every example in openapi.yaml fits its schema", () => {
  test.each(examples)("$at", ({ value, schema }) => {
    expect(judge(schema, value)).toEqual([]);
  });
});

test("there are examples of every kind", () => {
  const places = examples.map(({ at }) => at);
  expect(places.filter((at) => at.includes("/requestBody/")).length).toBeGreaterThanOrEqual(8);
  expect(places.filter((at) => at.includes("event-stream")).length).toBeGreaterThanOrEqual(10);
  expect(places.filter((at) => at.startsWith("/components/responses/")).length).toBeGreaterThanOrEqual(12);
  expect(places.filter((at) => at.startsWith("/components/schemas/")).length).toBeGreaterThanOrEqual(5);
  expect(places.filter((at) => at.startsWith("/components/headers/")).length).toBeGreaterThanOrEqual(5);
  expect(places.filter((at) => at.startsWith("/components/parameters/")).length).toBeGreaterThanOrEqual(2);
});

test("every body that the contract declares is shown by an example", () => {
  const bodies = [...mediaTypes(document, "")];
  const missing = bodies.filter((at) => !examples.some((example) => example.at.startsWith(at)));
  expect(missing).toEqual([]);
});

test("an example that does not fit would be noticed", () => {
  expect(judge("/components/schemas/Model", { id: "demo" })).not.toEqual([]);
});

/** Judges by the document itself, with AJV as it is: a second opinion beside the generated validators. */
function createJudge() {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat("int64", true);
  for (const keyword of ["discriminator", "example", "x-extension", "x-treatment"]) ajv.addKeyword(keyword);
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: "document" });
  return (pointer: string, value: unknown): readonly ErrorObject[] => {
    const validate = ajv.compile({ $ref: `document#${pointer}` });
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

/** Walks the document. What has examples has its schema beside them, except a schema, which is its own. */
function* collect(node: unknown, at: string): Generator<Example> {
  if (!isNode(node)) return;
  const schema = isNode(node.schema) ? `${at}/schema` : at;
  const shown: [string, unknown][] = [
    ...("example" in node ? [["example", node.example] as [string, unknown]] : []),
    ...(isNode(node.examples)
      ? Object.entries(node.examples).map(([key, each]): [string, unknown] => [
          `examples/${key}`,
          (each as { value: unknown }).value,
        ])
      : []),
  ];
  for (const [key, value] of shown) {
    const events = isNode(node.schema) && isNode(node.schema.contentSchema);
    if (events)
      for (const [i, event] of toEvents(String(value)).entries())
        yield { at: `${at}/${key} event ${i}`, value: event, schema: `${schema}/contentSchema` };
    else yield { at: `${at}/${key}`, value, schema };
  }
  for (const [key, child] of Object.entries(node)) {
    if (key !== "example" && key !== "examples") yield* collect(child, `${at}/${escape(key)}`);
  }
}

function* mediaTypes(node: unknown, at: string): Generator<string> {
  if (!isNode(node)) return;
  const types = isNode(node.content) ? Object.keys(node.content).filter((key) => key.includes("/")) : [];
  yield* types.map((type) => `${at}/content/${escape(type)}`);
  for (const [key, child] of Object.entries(node)) yield* mediaTypes(child, `${at}/${escape(key)}`);
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function escape(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
