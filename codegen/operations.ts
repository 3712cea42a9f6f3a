import { banner } from "./banner.ts";
import { type Node, type Operation, operationsOf, places } from "./contract.ts";

/** The operations as a table: method, path, parameters, and what each may answer. */
export function toOperations(document: Node): string {
  const operations = operationsOf(document);
  return `// ${banner}

/** What an operation is called, takes and may answer. */
export interface OperationEntry {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Whether it never asks for a key. */
  readonly public: boolean;
  readonly parameters: { readonly path: readonly string[]; readonly query: readonly string[]; readonly header: readonly string[] };
  readonly requestBody: { readonly required: boolean; readonly contentTypes: readonly string[] } | null;
  /** Content types by status. */
  readonly responses: Readonly<Record<number, readonly string[]>>;
}

/** The operations of openapi.yaml by operationId. */
export const operations = {
${operations.map(toEntry).join("\n")}
} as const satisfies Readonly<Record<string, OperationEntry>>;

/** The operationId of an operation of the contract. */
export type OperationId = keyof typeof operations;

/** All operationIds, in the order of the contract. */
export const operationIds: readonly OperationId[] = ${toLiteral(operations.map(({ id }) => id))};

/** Every declared pair of status and content type: each is a promise, so each has a test. */
export const declared: readonly { readonly id: OperationId; readonly status: number; readonly type: string }[] = [
${operations.flatMap(toPairs).join("\n")}
];
`;
}

function toEntry({ id, method, path, summary, public: open, parameters, body, responses }: Operation): string {
  const inPlaces = places.map((place) => [
    place,
    parameters.filter((each) => each.in === place).map(({ name }) => name),
  ]);
  const statuses = [...Map.groupBy(responses, ({ status }) => status)];
  return [
    `  ${id}: {`,
    `    method: ${toLiteral(method)},`,
    `    path: ${toLiteral(path)},`,
    `    summary: ${toLiteral(summary)},`,
    `    public: ${open},`,
    `    parameters: ${toLiteral(Object.fromEntries(inPlaces))},`,
    `    requestBody: ${body === undefined ? "null" : toLiteral({ required: body.required, contentTypes: ["application/json"] })},`,
    `    responses: {`,
    ...statuses.map(([status, pairs]) => `      ${status}: ${toLiteral(pairs.map(({ type }) => type))},`),
    `    },`,
    `  },`,
  ].join("\n");
}

function toPairs({ id, responses }: Operation): string[] {
  return responses.map(({ status, type }) => `  { id: "${id}", status: ${status}, type: "${type}" },`);
}

function toLiteral(value: unknown): string {
  return JSON.stringify(value);
}
