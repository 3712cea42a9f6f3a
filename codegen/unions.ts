import { type Node, resolve, toNode } from "./contract.ts";

/**
 * Turns the unions of a schema into decisions, so that a value is judged by one branch only and a fault in it is reported once,
 * at its own place. A union can be decided
 *
 * U1. by the property that its `discriminator` names,
 * U2. by JSON type, where no two branches share one,
 * U3. by a property that one branch requires and the other does not know.
 *
 * Any other union is an error: give it a discriminator.
 */
export function decide(document: Node, union: Node, branches: readonly Node[]): Node[] {
  return byDiscriminator(union) ?? byType(document, branches) ?? byProperty(document, branches) ?? undecidable(union);
}

function byDiscriminator({ discriminator }: Node): Node[] | undefined {
  if (discriminator === undefined) return undefined;
  const { propertyName, mapping } = toNode(discriminator);
  const key = String(propertyName);
  const entries = Object.entries(toNode(mapping ?? {}));
  if (entries.length === 0) throw new TypeError(`the discriminator "${key}" needs a mapping`);
  return [
    {
      type: "object",
      required: [key],
      properties: { [key]: { type: "string", enum: entries.map(([value]) => value) } },
    },
    ...entries.map(([value, $ref]) => when({ type: "object", properties: { [key]: { const: value } } }, { $ref })),
  ];
}

function byType(document: Node, branches: readonly Node[]): Node[] | undefined {
  const types = branches.map((branch) => typesOf(document, branch));
  const all = types.flat();
  const shared = new Set(all).size < all.length || (all.includes("integer") && all.includes("number"));
  if (shared || types.some((each) => each.length === 0)) return undefined;
  return [{ type: all }, ...branches.map((branch, i) => when({ type: only(types[i] ?? []) }, branch))];
}

function byProperty(document: Node, branches: readonly Node[]): Node[] | undefined {
  const [first, second, ...more] = branches;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const known = Object.keys(toNode(resolve(document, first).properties ?? {}));
  const key = Object.values(resolve(document, second).required ?? []).find((name) => !known.includes(String(name)));
  if (typeof key !== "string") return undefined;
  return [when({ type: "object", required: [key], properties: { [key]: true } }, second, first)];
}

function when(test: Node, yes: Node, no?: Node): Node {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  return { if: test, then: yes, ...(no !== undefined && { else: no }) };
}

function undecidable(union: Node): never {
  throw new TypeError(
    `cannot tell the branches of a union apart, give it a discriminator: ${JSON.stringify(union).slice(0, 200)}`,
  );
}

function typesOf(document: Node, branch: Node): string[] {
  const schema = resolve(document, branch);
  if (typeof schema.type === "string") return [schema.type];
  if (Array.isArray(schema.type)) return schema.type.map(String);
  if (schema.discriminator !== undefined) return ["object"];
  return Object.values(schema.anyOf ?? schema.oneOf ?? []).flatMap((each) => typesOf(document, toNode(each)));
}

function only(types: readonly string[]): string | readonly string[] {
  return types.length === 1 ? String(types[0]) : types;
}
