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

/** The schemas directly within a schema. */
export function toBelow(schema: Readonly<Record<string, unknown>>): Below[] {
  const below: Below[] = [];
  for (const key of SCHEMAS) {
    if (Object.hasOwn(schema, key) && !Array.isArray(schema[key])) below.push({ schema: schema[key], path: [key] });
  }
  for (const key of LISTS) {
    const list = schema[key];
    if (Array.isArray(list)) below.push(...list.map((one, at) => ({ schema: one, path: [key, String(at)] })));
  }
  for (const key of MAPS) {
    const map = schema[key];
    if (isObject(map)) below.push(...Object.entries(map).map(([name, one]) => ({ schema: one, path: [key, name] })));
  }
  return below;
}
