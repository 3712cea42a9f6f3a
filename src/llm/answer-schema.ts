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
export function toAnswerSchema(given: JsonSchema): AnswerSchema {
  const wrapped = given["type"] !== "object";
  const whole = wrapped ? wrap(given) : given;
  const schema = Object.fromEntries(Object.entries(close(whole)));
  return { schema, strict: isStrict(schema), wrapped };
}

function wrap({ $defs, ...own }: JsonSchema): JsonSchema {
  const value = redirect(own);
  const root = { type: "object", properties: { value }, required: ["value"] };
  return $defs === undefined ? root : { ...root, $defs: redirect($defs) };
}

/** What spoke of the root speaks of the place where the root has gone. */
const redirect = (part: unknown): unknown =>
  walk(part, (copy) => (copy["$ref"] === "#" ? { ...copy, $ref: "#/properties/value" } : copy));

const close = (part: JsonSchema): object =>
  Object(walk(part, (copy) => (hasProperties(copy) ? { additionalProperties: false, ...copy } : copy)));

/** Strict mode wants every object closed and all of its keys required. */
function isStrict(schema: JsonSchema): boolean {
  let strict = true;
  walk(schema, (copy) => {
    if (copy["type"] !== "object") return copy;
    const { properties, required, additionalProperties } = copy;
    const names = Array.isArray(required) ? required : [];
    strict &&= additionalProperties === false && isObject(properties);
    strict &&= Object.keys(Object(properties)).every((name) => names.includes(name));
    return copy;
  });
  return strict;
}

/** A copy in which every object has gone through `change`, the innermost first. */
function walk(part: unknown, change: (copy: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(part)) return part.map((item) => walk(item, change));
  if (!isObject(part)) return part;
  return change(Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value, change)])));
}

const hasProperties = ({ type, properties }: JsonSchema): boolean => type === "object" && isObject(properties);

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
