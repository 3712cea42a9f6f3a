import { _, Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { banner } from "./banner.ts";
import { type Node, type Operation, operationsOf, places, schemasOf } from "./contract.ts";
import { ROOT, toCompilable } from "./schemas.ts";

/** Two files: the validators as AJV writes them, and a typed table of them by operation. */
export function toValidators(document: Node): { compiled: string; table: string } {
  const pool = new Map<string, Node>();
  const rows = operationsOf(document).map((operation) => toRow(operation, pool));
  return { compiled: compile(document, pool), table: toTable(rows) };
}

/** One operation's row. Every schema it needs goes into the pool, under the name of its validator. */
function toRow({ id, body, parameters, responses }: Operation, pool: Map<string, Node>): string {
  const use = (name: string, schema: Node) => {
    const known = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
    pool.set(known ?? name, schema);
    return `compiled.${known ?? name}`;
  };
  const inPlaces = places.map((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    return `${place}: ${own.length === 0 ? "null" : use(`${id}_${place}`, toObject(own))}`;
  });
  const statuses = Map.groupBy(responses, ({ status }) => status);
  const answers = [...statuses].map(([status, pairs]) => {
    const types = pairs.map(({ type, schema }, i) => `${JSON.stringify(type)}: ${use(`${id}_${status}_${i}`, schema)}`);
    return `      "${status}": { ${types.join(", ")} },`;
  });
  return [
    `  ${id}: {`,
    `    body: ${body === undefined ? "null" : use(`${id}_body`, body.schema)},`,
    `    parameters: { ${inPlaces.join(", ")} },`,
    `    responses: {`,
    ...answers,
    `    },`,
    `  },`,
  ].join("\n");
}

function toObject(parameters: Operation["parameters"]): Node {
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function compile(document: Node, pool: ReadonlyMap<string, Node>): string {
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  tellTypes(ajv);
  const defs = schemasOf(document).map(([name, schema]) => [name, toCompilable(document, schema)]);
  ajv.addSchema({ $id: ROOT, $defs: Object.fromEntries(defs) });
  for (const [name, schema] of pool) ajv.addSchema(toCompilable(document, schema), name);
  const source = standalone.default(ajv, Object.fromEntries([...pool.keys()].map((name) => [name, name])));
  return `// @ts-nocheck\n// ${banner}\n${withImports(withShortCuts(source))}`;
}

/** A number out of range is called by the type that the schema asks for, not by how the client wrote it: 3 is a decimal too. */
function tellTypes(ajv: Ajv): void {
  for (const keyword of ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]) {
    const definition = ajv.getKeyword(keyword);
    if (typeof definition !== "object" || !definition.error) throw new Error(`AJV has no message for ${keyword}`);
    const error: typeof definition.error = {
      ...definition.error,
      params: ({ schemaCode, parentSchema }) =>
        _`{limit: ${schemaCode}, type: ${[parentSchema?.type].flat().includes("integer") ? "integer" : "number"}}`,
    };
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ ...definition, keyword, error });
  }
}

/**
 * AJV counts the characters of a text one by one, since some take two units. A text of no more units than it may have characters needs
 * no counting: 12 % of the time of a JSON answer to 200 messages.
 */
function withShortCuts(source: string): string {
  return source.replaceAll(/(func\d+)\((\w+)\) > (\d+)/g, "($2.length > $3 && $1($2) > $3)");
}

/**
 * AJV asks for its runtime by `require`, which a module does not have. What a default import of CommonJS gives differs: Node
 * gives the exports, some bundlers their `default`.
 */
function withImports(source: string): string {
  const imports: string[] = [];
  const body = source
    .replace('"use strict";', "")
    .replaceAll(/const (\w+) = require\("([^"]+)"\)\.default;?/g, (_all, name, path) => {
      imports.push(`import ${name}_module from "${path}.js";`);
      return `const ${name} = ${name}_module.default ?? ${name}_module;`;
    });
  if (body.includes("require(")) throw new Error("a validator still asks for something by require()");
  return `${imports.join("\n")}\n${body.trim()}\n`;
}

function toTable(rows: readonly string[]): string {
  return `// ${banner}

import * as compiled from "./compiled.ts";
import type { OperationId } from "./operations.ts";

/** One fault of a value: a subset of AJV's ErrorObject. */
export interface Fault {
  /** Where, as a JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The name of the property that is at fault, where its name is what does not fit. */
  readonly propertyName?: string;
}

/** Judges a value. Read \`errors\` at once, the next call overwrites it; the first fault is the one that counts. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly Fault[] | null;
}

/** What judges the requests and the answers of one operation. */
export interface OperationValidators {
  /** Judges the JSON body of a request; null if the operation takes none. */
  readonly body: Validate | null;
  /** Judge the parameters in one place together, as an object by name. Names of header fields are in lower case. */
  readonly parameters: { readonly path: Validate | null; readonly query: Validate | null; readonly header: Validate | null };
  /** By status and content type. For \`text/event-stream\`: judges the data of one event, without the final \`[DONE]\`. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Validate>>>>;
}

/** The validators of every operation, compiled ahead of time. */
export const validators: Readonly<Record<OperationId, OperationValidators>> = {
${rows.join("\n")}
};
`;
}
