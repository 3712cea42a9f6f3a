import { expect, test } from "vitest";
import { sample } from "../../src/demo/sample.ts";

test.each([
  [{ type: "string" }, "Hi"],
  [{ type: ["string", "null"] }, "Hi"],
  [{ type: "integer", minimum: 3 }, 3],
  [{ type: "boolean" }, true],
  [{ type: "null" }, null],
  [{ const: 4 }, 4],
  [{ enum: ["red", "green"] }, "red"],
  [{ anyOf: [{ type: "number" }, { type: "string" }] }, 0],
  [{ type: "array", items: { type: "string" }, minItems: 2 }, ["Hi", "Hi"]],
  [{ type: "object", properties: { a: { type: "string" }, b: { type: "string" } }, required: ["a"] }, { a: "Hi" }],
  [{ $ref: "#/$defs/a~1b", $defs: { "a/b": { const: 1 } } }, 1],
  [undefined, "Hi"],
])("%j is filled", (schema, value) => {
  expect(sample(schema, "Hi")).toEqual(value);
});

test("a schema that contains itself comes to an end", () => {
  const schema = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
  expect(JSON.stringify(sample(schema, "Hi")).length).toBeLessThan(200);
});
