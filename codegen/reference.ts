import { banner } from "./banner.ts";
import { type Node, nodesIn, resolve, schemasOf, toNode } from "./contract.ts";

const REQUEST = "CreateChatCompletionRequest";

const legend: Readonly<Record<string, string>> = {
  given: "the graph sees it in its context, under the same name",
  enforced: "the server itself makes it come true, or holds the graph to it",
  echoed: "it shows again in the answer",
  accepted: "taken without effect, and kept in the context",
  refused:
    "400 `unsupported_parameter` when the graph declares that it lacks the capability; any other field may be declared so by its own name",
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

A value of the wrong type, or beyond the limits of its field, is a 400 in any case.

| field | type | limits | default | treatment | |
| --- | --- | --- | --- | --- | --- |
${nodesIn(request.properties)
  .map(([name, field]) => toRow(document, name, field))
  .join("\n")}
`;
}

function toRow(document: Node, name: string, field: Node): string {
  const schema = { ...resolve(document, field), ...field };
  const treatment = Object.values(schema["x-treatment"] ?? []).map(String);
  if (treatment.length === 0) throw new TypeError(`${REQUEST}.${name} needs an x-treatment`);
  const unknown = treatment.find((each) => !Object.hasOwn(legend, each));
  if (unknown !== undefined) throw new TypeError(`${REQUEST}.${name} has the unknown treatment "${unknown}"`);
  const forms = toForms(document, schema);
  const cells = [
    `\`${name}\``,
    [...new Set(forms.flatMap((form) => typeOf(document, form)))].join(" or "),
    forms.flatMap(limitsOf).join(", "),
    schema.default === undefined ? "" : `\`${JSON.stringify(schema.default)}\``,
    treatment.join(", "),
    (schema.deprecated === true ? "*Deprecated.* " : "") + String(schema.description).trim().replaceAll(/\s+/g, " "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** A schema without unions: the schema itself, or the branches of its union, to any depth. */
function toForms(document: Node, schema: Node): Node[] {
  const { anyOf, oneOf } = resolve(document, schema);
  const branches = Object.values(anyOf ?? oneOf ?? []).map((each) => toNode(each));
  return branches.length === 0 ? [resolve(document, schema)] : branches.flatMap((branch) => toForms(document, branch));
}

function typeOf(document: Node, { type, items }: Node): string[] {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  if (items === undefined) return types;
  const inner = new Set(toForms(document, toNode(items)).flatMap((form) => typeOf(document, form)));
  return types.map((each) => (each === "array" ? `array of ${[...inner].join(" or ")}` : each));
}

function limitsOf(schema: Node): string[] {
  const limits = [
    toLimit(schema.minimum, schema.maximum),
    toLimit(schema.minItems, schema.maxItems, "item"),
    toLimit(schema.minLength, schema.maxLength, "character"),
    toLimit(schema.minProperties, schema.maxProperties, "entry", "entries"),
  ];
  const values = Object.values(schema.enum ?? []).filter((value) => value !== null);
  return [...limits.flat(), ...values.map((value) => `\`${String(value)}\``)];
}

// A bound beyond what a JSON number holds exactly would be shown rounded, so it is not shown.
function toLimit(low: unknown, high: unknown, one = "", many = `${one}s`): string[] {
  const [least, most] = [low, high].map((bound) =>
    typeof bound === "number" && Math.abs(bound) <= Number.MAX_SAFE_INTEGER ? bound : undefined,
  );
  if (least === undefined && most === undefined) return [];
  const unit = one === "" ? "" : ` ${(most ?? least) === 1 ? one : many}`;
  if (most === undefined) return [`at least ${least}${unit}`];
  return [`${least === undefined ? "at most" : `${least} to`} ${most}${unit}`];
}
