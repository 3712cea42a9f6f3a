import { isObject } from "./json.ts";

type Judge = (operand: unknown) => string | undefined;

const TYPES = new Set<unknown>(["string", "number", "integer", "boolean", "object", "array", "null"]);

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const number: Judge = (operand) => (Number.isFinite(operand) ? undefined : "must be a number");
const amount: Judge = (operand) => (isCount(operand) ? undefined : "must be a whole number from 0");
const texts: Judge = (operand) => (isTexts(operand) ? undefined : "must be an array of strings");
const schemas: Judge = (operand) =>
  Array.isArray(operand) && operand.length > 0 ? undefined : "must be an array of schemas that is not empty";
const named: Judge = (operand) => (isObject(operand) ? undefined : "must be an object of schemas");
const text: Judge = (operand) => (isText(operand) ? undefined : "must be a string");
const unsupported: Judge = () => "is not supported";

const judges: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ["type", (operand) => (isTypes(operand) ? undefined : "must be a JSON type, or several in an array")],
  [
    "enum",
    (operand) => (Array.isArray(operand) && operand.length > 0 ? undefined : "must be an array that is not empty"),
  ],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", number],
  ["exclusiveMaximum", number],
  ["multipleOf", (operand) => number(operand) ?? (Number(operand) > 0 ? undefined : "must be more than 0")],
  ["minLength", amount],
  ["maxLength", amount],
  ["minItems", amount],
  ["maxItems", amount],
  ["minContains", amount],
  ["maxContains", amount],
  ["minProperties", amount],
  ["maxProperties", amount],
  ["uniqueItems", (operand) => (typeof operand === "boolean" ? undefined : "must be true or false")],
  ["pattern", text],
  ["format", text],
  ["$ref", text],
  ["required", texts],
  ["allOf", schemas],
  ["anyOf", schemas],
  ["oneOf", schemas],
  ["prefixItems", schemas],
  ["properties", named],
  ["$defs", named],
  ["definitions", named],
  ["dependentSchemas", named],
  ["patternProperties", named],
  [
    "dependentRequired",
    (operand) =>
      named(operand) ??
      Object.values(operand as object)
        .map(texts)
        .find((problem) => problem !== undefined),
  ],
  ["dependencies", unsupported],
  ["unevaluatedItems", unsupported],
  ["unevaluatedProperties", unsupported],
  ["$anchor", unsupported],
  ["$dynamicAnchor", unsupported],
  ["$dynamicRef", unsupported],
  ["$recursiveAnchor", unsupported],
  ["$recursiveRef", unsupported],
]);

/** What is wrong with a keyword of a schema or its operand. A keyword without a meaning here is taken as a note. */
export function judgeKeyword(keyword: string, operand: unknown): string | undefined {
  const problem = judges.get(keyword)?.(operand);
  return problem && `'${keyword}' ${problem}`;
}

function isTypes(operand: unknown): boolean {
  if (!Array.isArray(operand)) return TYPES.has(operand);
  const types = new Set<unknown>(operand);
  return operand.length > 0 && types.size === operand.length && types.isSubsetOf(TYPES);
}
