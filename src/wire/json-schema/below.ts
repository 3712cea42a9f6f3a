import { isObject } from "./json.ts";

const SCHEMAS = [
  "items",
  "additionalItems",
  "additionalProperties",
  "contains",
  "propertyNames",
  "not",
  "if",
  "then",
  "else",
];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
const MAPS = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/** A schema within another, and the keys that lead to it. */
export interface Below {
  readonly schema: unknown;
  readonly path: readonly string[];
}

/** The schemas directly within a schema, one after the other. */
export function* toBelow(schema: Readonly<Record<string, unknown>>): Generator<Below> {
  for (const key of SCHEMAS) {
    if (Object.hasOwn(schema, key) && !Array.isArray(schema[key])) yield { schema: schema[key], path: [key] };
  }
  for (const key of LISTS) {
    const list = schema[key];
    if (!Array.isArray(list)) continue;
    for (const [at, one] of list.entries()) yield { schema: one, path: [key, String(at)] };
  }
  for (const key of MAPS) {
    const map = schema[key];
    if (!isObject(map)) continue;
    for (const name of Object.keys(map)) yield { schema: map[name], path: [key, name] };
  }
}
