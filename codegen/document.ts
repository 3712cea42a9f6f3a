import { banner } from "./banner.ts";
import { type Node, operationsOf, toNode } from "./contract.ts";

/** The contract as a value and as text, and what a router needs of it, so that nothing is read or parsed at start. */
export function toDocument(document: Node, text: string): string {
  return `// ${banner}

/** The contract as a value, for whoever serves or reads it. */
export const document: {
  readonly openapi: string;
  readonly info: Readonly<Record<"title" | "version" | "summary" | "description", string>> & Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [key: string]: unknown;
} = ${JSON.stringify(document, null, 2)};

/** The contract as it was written, in YAML. */
export const documentText: string =
  ${text
    .split(/(?<=\n)/)
    .map((line) => JSON.stringify(line))
    .join(" +\n  ")};

/**
 * The operations alone, without references and schemas, for openapi-backend. An operation that may be called without a key by the
 * contract (\`{}\`) still lists its scheme here, so that the server's gate decides, and never the router.
 */
export const definition = ${JSON.stringify(toDefinition(document), null, 2)};
`;
}

function toDefinition(document: Node): Node {
  const paths = Object.groupBy(operationsOf(document), ({ path }) => path);
  const { securitySchemes } = toNode(document.components);
  const schemes = Object.keys(toNode(securitySchemes)).map((name) => ({ [name]: [] }));
  const { title, version } = toNode(document.info);
  return {
    openapi: document.openapi,
    info: { title, version },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operations = []]) => [
        path,
        Object.fromEntries(
          operations.map(({ id, method, public: open, parameters, responses }) => [
            method,
            {
              operationId: id,
              security: open ? [] : schemes,
              parameters: parameters.map(({ name, in: place, required }) => ({
                name,
                in: place,
                required,
                schema: { type: "string" },
              })),
              responses: Object.fromEntries(responses.map(({ status }) => [status, { description: status }])),
            },
          ]),
        ),
      ]),
    ),
    components: { securitySchemes },
  };
}
