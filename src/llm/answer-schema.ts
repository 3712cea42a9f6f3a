import type { JsonSchema } from "./schema.ts";

/** The form that a model is asked to answer in. */
export interface AnswerSchema {
  readonly schema: JsonSchema;
  /** Whether the schema keeps the rules of strict mode, so that it may be asked for. */
  readonly strict: boolean;
  /** Whether the value is the key `value` of an object, since an answer has to be an object. */
  readonly wrapped: boolean;
}

/** Makes a schema one that models take: an object at its root, and objects closed where nothing is said about other keys. */
export function toAnswerSchema(schema: JsonSchema): AnswerSchema {
  const wrapped = schema["type"] !== "object";
  const { $defs, ...own } = schema;
  const root = wrapped
    ? { type: "object", properties: { value: own }, required: ["value"], ...($defs ? { $defs } : {}) }
    : schema;
  let strict = true;
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (!isObject(part)) return part;
    const closed = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, close(value)]));
    if (!isObject(part["properties"]) || part["type"] !== "object") {
      strict &&= part["type"] !== "object";
      return closed;
    }
    const { additionalProperties = false, required } = part;
    const names = Array.isArray(required) ? required : [];
    strict &&= additionalProperties === false && Object.keys(part["properties"]).every((name) => names.includes(name));
    return { ...closed, additionalProperties: close(additionalProperties) };
  };
  const closed = close(root);
  return { schema: isObject(closed) ? closed : {}, strict, wrapped };
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
