type Schema = Readonly<Record<string, unknown>>;

const deepest = 8;

/** A value of the shape that a JSON Schema describes, as plain as it may be; `text` stands where any text will do. */
export function sample(schema: unknown, text: string, root: unknown = schema, depth = 0): unknown {
  const node = toSchema(schema);
  const { $ref: reference, const: constant, default: usual, enum: choices, properties, items } = node;
  const go = (part: unknown) => sample(part, text, root, depth + 1);
  if (depth > deepest) return null;
  if (typeof reference === "string") return go(resolve(root, reference));
  if (constant !== undefined) return constant;
  if (usual !== undefined) return usual;
  if (Array.isArray(choices)) return choices[0];
  const [option] = [node.anyOf, node.oneOf, node.allOf].flatMap((options): unknown[] =>
    Array.isArray(options) ? options : [],
  );
  if (option !== undefined) return go(option);
  const [type = properties === undefined ? "string" : "object"] = [node.type].flat();
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries(toSchema(properties))
          .filter(([name]) => toNames(node.required).includes(name))
          .map(([name, property]) => [name, go(property)]),
      );
    case "array":
      return Array.from({ length: Math.max(Number(node.minItems ?? 1), 0) }, () => go(items));
    case "integer":
    case "number":
      return Math.max(0, Number(node.minimum ?? 0));
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return text;
  }
}

function resolve(root: unknown, reference: string): unknown {
  const keys = reference.split("/").slice(1);
  return keys.reduce((node, key) => toSchema(node)[key.replaceAll("~1", "/").replaceAll("~0", "~")], root);
}

function toSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function toNames(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
