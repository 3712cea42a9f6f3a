import { arrayRules, objectRules } from "./collection-rules.ts";
import type { Fault } from "./fault.ts";
import { isEqual, isObject, typeOf } from "./json.ts";
import type { Place, Rule, Rules } from "./rule.ts";
import { numberRules, stringRules } from "./scalar-rules.ts";

const anyRules: Rules = {
  $ref: (reference: string, _value, { refer }) => refer(reference),
  type: (type: string | readonly string[], value) => {
    const types = [type].flat();
    return types.some((one) => isType(one, value))
      ? undefined
      : `expected ${types.join(" or ")}, but got ${typeOf(value)}`;
  },
  enum: (values: readonly unknown[], value, { spend }) =>
    values.some((one) => isEqual(one, value, spend)) ? undefined : "is not one of the values that are allowed",
  const: (only: unknown, value, { spend }) =>
    isEqual(only, value, spend) ? undefined : "is not the value that is allowed",
  allOf: (schemas: readonly unknown[], value, { visit }) => {
    for (const schema of schemas) {
      const fault = visit(schema, value);
      if (fault) return fault;
    }
    return undefined;
  },
  anyOf: (schemas: readonly unknown[], value, place) => {
    let deepest: Fault | undefined;
    for (const schema of schemas) {
      const fault = place.visit(schema, value);
      if (!fault) return undefined;
      if (deepest === undefined || fault.path.length > deepest.path.length) deepest = fault;
    }
    return deepest;
  },
  oneOf: (schemas: readonly unknown[], value, { visit }) => {
    const fits = schemas.filter((schema) => visit(schema, value) === undefined).length;
    return fits === 1 ? undefined : `fits ${fits} of the forms instead of one`;
  },
  not: (schema: unknown, value, { visit }) => (visit(schema, value) ? undefined : "has a form that is not allowed"),
  if: (schema: unknown, value, place) => {
    const branch = place.visit(schema, value) ? place.schema.else : place.schema.then;
    return branch === undefined ? undefined : place.visit(branch, value);
  },
};

/** What every keyword of a schema asks. A keyword that is not here asks for nothing. */
export const rules: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries(anyRules),
  ...whereIs(numberRules, (value) => typeof value === "number"),
  ...whereIs(stringRules, (value) => typeof value === "string"),
  ...whereIs(arrayRules, (value) => Array.isArray(value)),
  ...whereIs(objectRules, isObject),
]);

function whereIs<T>(some: Rules<T>, isMeant: (value: unknown) => value is T): [string, Rule][] {
  return Object.entries(some).map(([keyword, rule]) => [
    keyword,
    (operand: never, value: unknown, place: Place) => (isMeant(value) ? rule(operand, value, place) : undefined),
  ]);
}

function isType(type: string, value: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  return type === typeOf(value);
}
