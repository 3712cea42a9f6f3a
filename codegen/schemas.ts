import { type Node, toNode } from "./contract.ts";
import { decide } from "./unions.ts";

/** The `$id` under which all schemas of the contract are compiled together. */
export const ROOT = "contract";

/** Keywords that say something to people or to other tools, and nothing about whether a value fits. */
const annotations =
  /^(title|description|default|deprecated|examples?|format|contentMediaType|contentSchema|discriminator|externalDocs|x-.+)$/;

const plain =
  /^(type|enum|const|required|pattern|(min|max)(Length|Items|Properties)|(exclusive)?(Minimum|Maximum)|minimum|maximum|multipleOf)$/;

/**
 * A schema of the contract as one to compile: references point into `ROOT`, annotations are gone, unions are decisions (see
 * `decide`). Throws on a keyword that codegen does not know, because a validator without it would be too mild.
 */
export function toCompilable(document: Node, schema: Node): Node {
  const { anyOf, oneOf, ...rest } = schema;
  if (anyOf !== undefined && oneOf !== undefined) throw new TypeError("a schema may have anyOf or oneOf, not both");
  const nested = (value: unknown) => (typeof value === "boolean" ? value : toCompilable(document, toNode(value)));
  const entries = Object.entries(rest).flatMap(([keyword, value]): [string, unknown][] => {
    if (annotations.test(keyword)) return [];
    if (plain.test(keyword)) return [[keyword, value]];
    switch (keyword) {
      case "$ref":
        return [[keyword, String(value).replace("#/components/schemas/", `${ROOT}#/$defs/`)]];
      case "items":
      case "additionalProperties":
      case "propertyNames":
      case "if":
      case "then":
      case "else":
        return [[keyword, nested(value)]];
      case "properties":
        return [
          [keyword, Object.fromEntries(Object.entries(toNode(value)).map(([name, each]) => [name, nested(each)]))],
        ];
      default:
        throw new TypeError(`codegen does not know the schema keyword "${keyword}"`);
    }
  });
  const branches = Object.values(anyOf ?? oneOf ?? []).map((each) => toNode(each));
  const decisions = branches.length === 0 ? [] : [["allOf", decide(document, schema, branches).map(nested)] as const];
  return Object.fromEntries([...entries, ...decisions]);
}
