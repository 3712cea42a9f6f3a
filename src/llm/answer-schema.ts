import type { JsonSchema } from "./schema.ts";

/** The form that a model is asked to answer in. */
export interface AnswerSchema {
  readonly schema: JsonSchema;
  /** Whether the schema keeps the rules of strict mode, so that it may be asked for. */
  readonly strict: boolean;
  /** Whether the value is the key `value` of an object, since an answer has to be an object. */
  readonly wrapped: boolean;
}

/** What strict mode takes from no schema. */
const LOOSE: ReadonlySet<string> = new Set([
  "allOf",
  "contains",
  "dependentRequired",
  "dependentSchemas",
  "if",
  "maxProperties",
  "minProperties",
  "not",
  "oneOf",
  "patternProperties",
  "prefixItems",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "uniqueItems",
]);

/**
 * Makes a schema one that models take: an object at its root, objects closed where nothing is said about other keys, and `anyOf` where
 * it has `oneOf`, which no strict mode takes; the value is judged by its own schema anyway.
 */
export function toAnswerSchema(given: JsonSchema): AnswerSchema {
  const wrapped = given["type"] !== "object";
  const schema = walk(wrapped ? wrap(given) : given, (part) => close(toAnyOf(part)));
  return { schema, strict: isStrict(schema), wrapped };
}

function wrap(schema: JsonSchema): JsonSchema {
  const { $defs, ...value } = walk(schema, redirect);
  const root = { type: "object", properties: { value }, required: ["value"] };
  return $defs === undefined ? root : { ...root, $defs };
}

/** What spoke of the root speaks of the place where the root has gone. */
const redirect = (part: JsonSchema): JsonSchema =>
  part["$ref"] === "#" ? { ...part, $ref: "#/properties/value" } : part;

const close = (part: JsonSchema): JsonSchema =>
  part["type"] === "object" && isObject(part["properties"]) ? { additionalProperties: false, ...part } : part;

function toAnyOf(part: JsonSchema): JsonSchema {
  const { oneOf, ...rest } = part;
  return Array.isArray(oneOf) && !("anyOf" in part) ? { ...rest, anyOf: oneOf } : part;
}

/** Strict mode wants every object closed and all of its keys required, and knows only some of the keywords. */
function isStrict(schema: JsonSchema): boolean {
  let strict = true;
  walk(schema, (part) => {
    const { type, properties, required, additionalProperties } = part;
    strict &&= !Object.keys(part).some((keyword) => LOOSE.has(keyword));
    if (type !== "object") return part;
    const names: readonly unknown[] = Array.isArray(required) ? required : [];
    const isClosed = additionalProperties === false && isObject(properties);
    strict &&= isClosed && Object.keys(properties).every((name) => names.includes(name));
    return part;
  });
  return strict;
}

/** A copy in which every object has gone through `change`, the innermost first. */
function walk(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const inside = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inside);
    return isObject(part) ? walk(part, change) : part;
  };
  return change(Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, inside(part)])));
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
