import { banner } from "./banner.ts";
import { type Node, nodesIn, resolve, schemasOf, toNode } from "./contract.ts";

const REQUEST = "CreateChatCompletionRequest";

const legend: Readonly<Record<string, string>> = {
  given: "the graph sees it in its context, under the same name",
  enforced: "the server itself makes it come true, for every graph",
  echoed: "it shows again in the answer",
  accepted: "taken without effect, and kept in the context",
  refused: "400 `unsupported_parameter` when the graph declares that it does not support it",
};

/** Every field of a chat completion request and what becomes of it, as a table in Markdown. */
export function toReference(document: Node): string {
  const request = schemasOf(document).find(([name]) => name === REQUEST)?.[1] ?? {};
  return `<!-- ${banner} -->

# Request fields

What becomes of each field of \`POST /v1/chat/completions\`:

${Object.entries(legend)
  .map(([name, meaning]) => `- **${name}**: ${meaning}.`)
  .join("\n")}

| field | type | limits | default | treatment | |
| --- | --- | --- | --- | --- | --- |
${nodesIn(request.properties)
  .map(([name, field]) => toRow(document, name, field))
  .join("\n")}
`;
}

function toRow(document: Node, name: string, field: Node): string {
  const target = { ...resolve(document, field), ...field };
  const treatment = Object.values(target["x-treatment"] ?? []).map(String);
  if (treatment.length === 0) throw new TypeError(`${REQUEST}.${name} needs an x-treatment`);
  const unknown = treatment.find((each) => !Object.hasOwn(legend, each));
  if (unknown !== undefined) throw new TypeError(`${REQUEST}.${name} has the unknown treatment "${unknown}"`);
  const note = target.deprecated === true ? "*Deprecated.* " : "";
  const cells = [
    `\`${name}\``,
    typeOf(document, target),
    limitsOf(target),
    target.default === undefined ? "" : `\`${JSON.stringify(target.default)}\``,
    treatment.join(", "),
    note + String(target.description).trim().replaceAll(/\s+/g, " "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function typeOf(document: Node, schema: Node): string {
  const { type, anyOf, oneOf, items } = resolve(document, schema);
  if (Array.isArray(type)) return type.join(" or ");
  if (typeof type === "string")
    return type === "array" && items !== undefined ? `array of ${typeOf(document, toNode(items))}` : type;
  const branches = Object.values(anyOf ?? oneOf ?? []).map((each) => typeOf(document, toNode(each)));
  return [...new Set(branches)].join(" or ");
}

function limitsOf(schema: Node): string {
  const span = (low: unknown, high: unknown) => `${String(low ?? "")}..${String(high ?? "")}`;
  const limits = [
    ["", schema.minimum, schema.maximum],
    [" items", schema.minItems, schema.maxItems],
    [" characters", schema.minLength, schema.maxLength],
    [" entries", schema.minProperties, schema.maxProperties],
  ]
    .filter(([, low, high]) => low !== undefined || high !== undefined)
    .map(([unit, low, high]) => span(low, high) + String(unit));
  const values = Object.values(schema.enum ?? []).filter((value) => value !== null);
  return [...limits, ...values.map((value) => `\`${String(value)}\``)].join(", ");
}
