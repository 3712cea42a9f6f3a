import { isObject } from "./json.ts";
import { quote } from "./quote.ts";

const DEEPEST = 10;
const SAYS_SOMETHING = ["type", "anyOf", "$ref", "enum", "const"];
const REFUSED = new Set([
  "allOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "minContains",
  "maxContains",
  "prefixItems",
  "additionalItems",
  "patternProperties",
  "propertyNames",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "dependentSchemas",
]);

/** What the strict subset has against a schema as the root. */
export function judgeStrictRoot(root: unknown): string | undefined {
  if (!isObject(root)) return "a schema must be an object";
  if (root.anyOf !== undefined) return "the root must be an object, not an 'anyOf'";
  return root.type === "object" ? undefined : "the root must have 'type': 'object'";
}

/** What the strict subset has against one schema, so many levels of objects deep. */
export function judgeStrictly(schema: Readonly<Record<string, unknown>>, level: number): string | undefined {
  const refused = Object.keys(schema).find((keyword) => REFUSED.has(keyword));
  if (refused !== undefined) return `'${refused}' is not permitted`;
  if (!SAYS_SOMETHING.some((keyword) => schema[keyword] !== undefined)) return "schema must have a 'type' key";
  const { properties } = schema;
  if (properties === undefined && ![schema.type].flat().includes("object")) return undefined;
  if (level > DEEPEST) return `objects are nested more than ${DEEPEST} levels deep`;
  if (schema.additionalProperties !== false) return "'additionalProperties' is required to be supplied and to be false";
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const names = new Set<unknown>(Object.keys(isObject(properties) ? properties : {}));
  const missing = [...names].find((name) => !required.has(name));
  if (missing !== undefined) {
    return `'required' is required to be supplied and to be an array including every key in properties. Missing '${quote(missing)}'`;
  }
  const extra = [...required].find((name) => !names.has(name));
  return extra === undefined ? undefined : `'required' names a property that does not exist: '${quote(extra)}'`;
}
