import type { Fault } from "./fault.ts";
import { canonical } from "./json.ts";
import { quote } from "./quote.ts";
import type { Place, Rules } from "./rule.ts";

type Items = readonly unknown[];
type Properties = Readonly<Record<string, unknown>>;

/** What keywords ask of arrays. */
export const arrayRules: Rules<Items> = {
  minItems: (limit: number, items) => (items.length >= limit ? undefined : `must have at least ${limit} items`),
  maxItems: (limit: number, items) => (items.length <= limit ? undefined : `must have at most ${limit} items`),
  uniqueItems: (unique: boolean, items, place) =>
    !unique || areUnique(items, place) ? undefined : "has an item twice",
  prefixItems: (schemas: Items, items, place) => toPrefix(schemas, items, place),
  items: (schema: unknown, items, place) => {
    if (Array.isArray(schema)) return toPrefix(schema, items, place);
    const { prefixItems } = place.schema;
    return toRest(schema, items, Array.isArray(prefixItems) ? prefixItems.length : 0, place);
  },
  additionalItems: (schema: unknown, items, place) =>
    Array.isArray(place.schema.items) ? toRest(schema, items, place.schema.items.length, place) : undefined,
  contains: (schema: unknown, items, place) => {
    const { minContains = 1, maxContains = Infinity } = place.schema;
    const found = items.filter((item) => place.visit(schema, item) === undefined).length;
    return found >= Number(minContains) && found <= Number(maxContains) ? undefined : "does not contain what it must";
  },
};

/** What keywords ask of objects. */
export const objectRules: Rules<Properties> = {
  minProperties: (limit: number, value, place) =>
    namesOf(value, place).length >= limit ? undefined : `must have at least ${limit} properties`,
  maxProperties: (limit: number, value, place) =>
    namesOf(value, place).length <= limit ? undefined : `must have at most ${limit} properties`,
  required: (names: readonly string[], value, place) => lacking(names, value, place),
  properties: (schemas: Properties, value, place) =>
    first(Object.entries(schemas), ([name, schema]) =>
      Object.hasOwn(value, name) ? place.visit(schema, value[name], name) : place.spend(),
    ),
  patternProperties: (schemas: Properties, value, place) =>
    first(Object.entries(schemas), ([pattern, schema]) =>
      first(namesOf(value, place), (name) =>
        place.find(pattern, name) ? place.visit(schema, value[name], name) : undefined,
      ),
    ),
  additionalProperties: (schema: unknown, value, place) => {
    const { properties = {}, patternProperties = {} } = place.schema as Record<string, Properties | undefined>;
    const patterns = Object.keys(patternProperties);
    const isKnown = (name: string) => Object.hasOwn(properties, name) || patterns.some((one) => place.find(one, name));
    return first(namesOf(value, place), (name) => {
      if (isKnown(name)) return undefined;
      if (schema === false) return `has a property that is not allowed: ${JSON.stringify(quote(name))}`;
      return place.visit(schema, value[name], name);
    });
  },
  propertyNames: (schema: unknown, value, place) =>
    first(namesOf(value, place), (name) => place.visit(schema, name, name)),
  dependentRequired: (needs: Readonly<Record<string, readonly string[]>>, value, place) =>
    first(Object.entries(needs), ([name, names]) =>
      Object.hasOwn(value, name) ? lacking(names, value, place) : place.spend(),
    ),
  dependentSchemas: (schemas: Properties, value, place) =>
    first(Object.entries(schemas), ([name, schema]) =>
      Object.hasOwn(value, name) ? place.visit(schema, value) : place.spend(),
    ),
};

function namesOf(value: Properties, { spend }: Place): string[] {
  const names = Object.keys(value);
  spend(names.length);
  return names;
}

function toPrefix(schemas: Items, items: Items, place: Place) {
  return first(schemas.slice(0, items.length).entries(), ([at, schema]) => place.visit(schema, items[at], String(at)));
}

function toRest(schema: unknown, items: Items, start: number, place: Place) {
  return first(items.entries(), ([at, item]) => (at < start ? undefined : place.visit(schema, item, String(at))));
}

function areUnique(items: Items, place: Place): boolean {
  const seen = new Set(items.map((item) => canonical(item, place.spend)));
  return seen.size === items.length;
}

function lacking(names: readonly string[], value: Properties, place: Place) {
  return first(names, (name) =>
    Object.hasOwn(value, name) ? place.spend() : `lacks the property ${JSON.stringify(quote(name))}`,
  );
}

function first<T>(all: Iterable<T>, judge: (one: T) => Fault | string | undefined | void): Fault | string | undefined {
  for (const one of all) {
    const fault = judge(one);
    if (fault) return fault;
  }
  return undefined;
}
