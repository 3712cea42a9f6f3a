import { parse } from "yaml";
import { parseMarkdown, toBlocks } from "./markdown.ts";
import type { Block, Passage } from "./passage.ts";

type Node = Readonly<Record<string, unknown>>;

const methods = new Set(["get", "put", "post", "delete", "patch"]);

/** An OpenAPI document as passages: its operations, its schemas, and each field of a schema with its type and limits. */
export function parseContract(path: string, source: string): Passage[] {
  const document = toNode(parse(source));
  const components = toNode(document.components);
  const schemas = toNode(components.schemas);
  return [
    ...introduce(path, toNode(document.info)),
    ...nodesIn(document.paths).flatMap(([route, item]) =>
      nodesIn(item)
        .filter(([method]) => methods.has(method))
        .flatMap(([method, operation]) => operate(path, route, method, operation)),
    ),
    ...nodesIn(schemas).map(([name, schema]) => ({
      url: pointer(path, "components", "schemas", name),
      title: name,
      trail: [],
      blocks: describe(schema),
    })),
    ...nodesIn(schemas).flatMap(([name, schema]) => fieldsOf(path, name, schema, schemas)),
    ...nodesIn(components.responses).map(([name, response]) => ({
      url: pointer(path, "components", "responses", name),
      title: name,
      trail: ["Responses"],
      blocks: describe(response),
    })),
  ].filter((passage) => passage.blocks.length > 0);
}

function introduce(path: string, { description }: Node): Passage[] {
  if (typeof description !== "string") return [];
  return parseMarkdown(pointer(path, "info", "description"), description).map(({ url, title, trail, blocks }) => ({
    trail,
    blocks,
    url: url.replace(/(#.*)#/, "$1/"),
    title: title === pointer(path, "info", "description") ? path : title,
  }));
}

function operate(path: string, route: string, method: string, operation: Node): Passage[] {
  const title = `${method.toUpperCase()} ${route}`;
  const at = ["paths", route, method];
  const bodies = nodesIn(toNode(operation.requestBody).content);
  const examples = bodies.flatMap(([type, body]) =>
    nodesIn(body.examples).map(([name, { summary, value }]): Passage => ({
      url: pointer(path, ...at, "requestBody", "content", type, "examples", name),
      title: typeof summary === "string" ? summary : name,
      trail: [title],
      blocks: [{ kind: "code", text: ["```json", JSON.stringify(value, null, 2), "```"].join("\n") }],
    })),
  );
  const blocks = [...describe(operation), ...statuses(operation.responses)];
  return [{ url: pointer(path, ...at), title, trail: [], blocks }, ...examples];
}

function fieldsOf(path: string, schemaName: string, schema: Node, schemas: Node): Passage[] {
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => nodesIn(schema[key]).map(([, part]) => part));
  const own = nodesIn(schema.properties).map(([name, field]) => {
    const target = toNode(schemas[lastKey(field.$ref) ?? ""]);
    return {
      url: pointer(path, "components", "schemas", schemaName, "properties", name),
      title: name,
      trail: [schemaName],
      blocks: describe({ ...target, ...field }),
    };
  });
  return [...own, ...parts.flatMap((part) => fieldsOf(path, schemaName, part, schemas))];
}

function describe(node: Node): Block[] {
  const text = [node.summary, node.description].filter((part) => typeof part === "string").join("\n\n");
  const blocks = [...toBlocks(text)].map(({ kind, text: said }): Block => ({
    kind: kind === "heading" ? "prose" : kind,
    text: said,
  }));
  return blocks.length > 0 ? [...blocks, ...limits(node)] : [];
}

function statuses(responses: unknown): Block[] {
  const items = nodesIn(responses).map(([status, response]) => {
    const [description] = typeof response.description === "string" ? response.description.trim().split("\n", 1) : [];
    return `- ${status}: ${description ?? lastKey(response.$ref) ?? "see the contract"}`;
  });
  return items.length > 0 ? [{ kind: "list", text: items.join("\n") }] : [];
}

const keywords = ["default", "minimum", "maximum", "minItems", "maxItems", "maxLength", "enum"];

function limits(field: Node): Block[] {
  const facts = keywords.filter((keyword) => field[keyword] !== undefined);
  const text = facts.map((keyword) => `${keyword} \`${show(field[keyword])}\``).join(", ");
  return text === "" ? [] : [{ kind: "list", text: `- ${text}` }];
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function lastKey(reference: unknown): string | undefined {
  return typeof reference === "string" ? reference.split("/").at(-1) : undefined;
}

function pointer(path: string, ...keys: readonly string[]): string {
  const escaped = keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")));
  return `${path}#/${escaped.join("/")}`;
}

function toNode(value: unknown): Node {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function nodesIn(value: unknown): [string, Node][] {
  return Object.entries(toNode(value)).map(([key, child]) => [key, toNode(child)]);
}
