import { ApiError } from "../wire/index.ts";
import { toParam, valueAt } from "./place.ts";

/** What a generated validator says of the first fault it meets; a subset of AJV's ErrorObject. */
export interface Fault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

interface Verdict {
  readonly code: string;
  readonly message: string;
  /** A key below the place of the fault, where that key is what is wrong. */
  readonly key?: string;
}

type Rule = (at: string, value: unknown, params: Fault["params"]) => Verdict;

const MAX_SHOWN = 100;

/** One fault of the request as the 400 that OpenAI would answer: one code, one `param`, one sentence. */
export function toApiError(fault: Fault, root: unknown): ApiError {
  const rule = RULES[fault.keyword] ?? otherwise;
  const at = toParam(fault.instancePath);
  const { code, message, key } = rule(at, valueAt(root, fault.instancePath), fault.params);
  const param = key === undefined ? at : toParam(fault.instancePath, key);
  return new ApiError(400, "invalid_request_error", message, { code, param: param === "" ? null : param });
}

const otherwise: Rule = (at, value) => ({
  code: "invalid_value",
  message: `Invalid value for ${name(at)}: ${show(value)}.`,
});

const RULES: Readonly<Record<string, Rule>> = {
  required: (at, _value, { missingProperty }) => missing(at, String(missingProperty)),
  dependentRequired: (at, _value, { missingProperty }) => missing(at, String(missingProperty)),
  type: (at, value, { type }) => ({
    code: "invalid_type",
    message: `Invalid type for ${name(at)}: expected ${oneOf(typesAt(at, [type].flat()))}, but got ${kind(value)} instead.`,
  }),
  enum: (_at, value, { allowedValues }) => unsupported(value, [allowedValues].flat()),
  const: (_at, value, { allowedValue }) => unsupported(value, [allowedValue]),
  minimum: (at, value, { limit, type }) =>
    bound(at, value, type, "below_min", "below minimum value", `>= ${String(limit)}`),
  maximum: (at, value, { limit, type }) =>
    bound(at, value, type, "above_max", "above maximum value", `<= ${String(limit)}`),
  exclusiveMinimum: (at, value, { limit, type }) =>
    bound(at, value, type, "below_min", "below minimum value", `> ${String(limit)}`),
  exclusiveMaximum: (at, value, { limit, type }) =>
    bound(at, value, type, "above_max", "above maximum value", `< ${String(limit)}`),
  minItems: (at, value, { limit }) =>
    size(at, value) === 0
      ? {
          code: "empty_array",
          message: `Invalid ${name(at)}: empty array. Expected an array with minimum length ${String(limit)}, but got an empty array instead.`,
        }
      : extent(
          at,
          value,
          "array_below_min_length",
          "array too short",
          `an array with minimum length ${String(limit)}`,
          "an array",
        ),
  maxItems: (at, value, { limit }) =>
    extent(
      at,
      value,
      "array_above_max_length",
      "array too long",
      `an array with maximum length ${String(limit)}`,
      "an array",
    ),
  minLength: (at, value, { limit }) =>
    extent(
      at,
      value,
      "string_below_min_length",
      "string too short",
      `a string with minimum length ${String(limit)}`,
      "a string",
    ),
  maxLength: (at, value, { limit }) =>
    extent(
      at,
      value,
      "string_above_max_length",
      "string too long",
      `a string with maximum length ${String(limit)}`,
      "a string",
    ),
  maxProperties: (at, value, { limit }) =>
    extent(
      at,
      value,
      "object_above_max_properties",
      "too many properties",
      `an object with at most ${String(limit)} properties`,
      "an object",
    ),
  pattern: (at, _value, { pattern }) => ({
    code: "invalid_value",
    message: `Invalid ${name(at)}: string does not match pattern. Expected a string that matches the pattern '${String(pattern)}'.`,
  }),
  propertyNames: (at, _value, { propertyName }) => ({
    code: "invalid_value",
    message: `Invalid property name in ${name(at)}: ${show(propertyName)}.`,
    key: String(propertyName),
  }),
  additionalProperties: (at, _value, { additionalProperty }) => ({
    code: "unknown_parameter",
    message: `Unknown parameter: '${toParam(`/${at}`, String(additionalProperty)).replace(/^\./, "")}'.`,
    key: String(additionalProperty),
  }),
};

const TYPES: Readonly<Record<string, string>> = {
  array: "an array",
  object: "an object",
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
  null: "null",
};

/** Null for a field of the request itself counts as absent, so it is not among what is expected there. */
function typesAt(at: string, types: readonly unknown[]): readonly string[] {
  const isField = !/[.[]/.test(at);
  return types.filter((type) => !(isField && type === "null")).map((type) => TYPES[String(type)] ?? String(type));
}

function missing(at: string, key: string): Verdict {
  return {
    code: "missing_required_parameter",
    message: `Missing required parameter: '${at === "" ? key : `${at}.${key}`}'.`,
    key,
  };
}

function unsupported(value: unknown, allowed: readonly unknown[]): Verdict {
  const values = allowed.filter((each) => each !== null).map(show);
  return {
    code: "invalid_value",
    message: `Invalid value: ${show(value)}. Supported values are: ${list(values, "and")}.`,
  };
}

function bound(at: string, value: unknown, type: unknown, code: string, what: string, expected: string): Verdict {
  const word = type === "integer" ? "integer" : "decimal";
  return {
    code: `${word}_${code}_value`,
    message: `Invalid ${name(at)}: ${word} ${what}. Expected a value ${expected}, but got ${String(value)} instead.`,
  };
}

function extent(at: string, value: unknown, code: string, what: string, expected: string, type: string): Verdict {
  const unit = type === "an object" ? `${size(at, value)} properties` : `length ${size(at, value)}`;
  return { code, message: `Invalid ${name(at)}: ${what}. Expected ${expected}, but got ${type} with ${unit} instead.` };
}

function size(_at: string, value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function name(at: string): string {
  return at === "" ? "request body" : `'${at}'`;
}

function show(value: unknown): string {
  if (typeof value === "string") return `'${value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value}'`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return kind(value);
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a decimal";
  return TYPES[typeof value] ?? "nothing";
}

function oneOf(types: readonly string[]): string {
  return types.length > 1 ? `one of ${list(types, "or")}` : types.join("");
}

function list(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")}${words.length > 2 ? "," : ""} ${last} ${words.at(-1)}`;
}
