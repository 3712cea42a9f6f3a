/** A node of the contract, or of a JSON Schema inside it. */
export type Node = Readonly<Record<string, unknown>>;

/** One operation of the contract, with its references resolved as far as generators need it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Whether it never asks for a key. */
  readonly public: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: readonly Answer[];
}

/** Where a parameter can be; cookies are not used. */
export const places = ["path", "query", "header"] as const;

/** A parameter of an operation. */
interface Parameter {
  readonly name: string;
  readonly in: (typeof places)[number];
  readonly required: boolean;
  readonly schema: Node;
}

/** The JSON body of a request. */
interface Body {
  readonly required: boolean;
  readonly schema: Node;
}

/** One declared pair of status and content type. */
interface Answer {
  readonly status: string;
  readonly type: string;
  /** What the body must fit; for an event stream, what the data of each event must fit. */
  readonly schema: Node;
  readonly examples: readonly unknown[];
}

const methods = new Set(["get", "put", "post", "delete", "patch"]);
const JSON_TYPE = "application/json";

/** Narrows to an object, or throws with the place. The contract is hand-written: it may be wrong. */
export function toNode(value: unknown, place = "a node of the contract"): Node {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`${place} must be an object`);
  return value as Node;
}

/** The entries of an object that may be missing. */
export function nodesIn(value: unknown): [name: string, node: Node][] {
  return Object.entries(toNode(value ?? {})).map(([name, node]) => [name, toNode(node, name)]);
}

/** The schemas of the contract by name. */
export function schemasOf(document: Node): [name: string, schema: Node][] {
  return nodesIn(toNode(document.components ?? {}).schemas);
}

/** Follows a local reference, through further ones. Throws on one that leads nowhere. */
export function resolve(document: Node, node: Node): Node {
  if (typeof node.$ref !== "string") return node;
  const keys = node.$ref.split("/").slice(1);
  const target = keys.reduce<unknown>((at, key) => toNode(at)[key], document);
  return resolve(document, toNode(target, node.$ref));
}

/** All operations, in the order of the contract. */
export function operationsOf(document: Node): Operation[] {
  return nodesIn(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, node]) => toOperation(document, method, path, toNode(node, `${method} ${path}`), item.parameters)),
  );
}

function toOperation(document: Node, method: string, path: string, node: Node, shared: unknown): Operation {
  if (typeof node.operationId !== "string") throw new TypeError(`${method} ${path} needs an operationId`);
  const security = node.security ?? document.security;
  if (!Array.isArray(security))
    throw new TypeError(`${method} ${path} needs security: [] where nobody needs a key, or a default at the top level`);
  const parameters = [...Object.values(shared ?? []), ...Object.values(node.parameters ?? [])];
  return {
    id: node.operationId,
    method,
    path,
    summary: String(node.summary),
    public: security.length === 0,
    parameters: parameters.map((each) => toParameter(document, toNode(each))),
    body: node.requestBody === undefined ? undefined : toBody(resolve(document, toNode(node.requestBody))),
    responses: nodesIn(node.responses).flatMap(([status, each]) => toResponses(status, resolve(document, each))),
  };
}

function toParameter(document: Node, node: Node): Parameter {
  const { name, in: place, required, schema } = resolve(document, node);
  const known = places.find((each) => each === place);
  if (typeof name !== "string" || known === undefined)
    throw new TypeError(`parameter ${String(name)} is in an unknown place`);
  return { name, in: known, required: required === true, schema: toNode(schema, name) };
}

function toBody({ required, content }: Node): Body {
  const [entry, ...more] = nodesIn(content);
  if (entry?.[0] !== JSON_TYPE || more.length > 0)
    throw new TypeError(`a request body must be ${JSON_TYPE} and nothing else`);
  return { required: required === true, schema: toNode(entry[1].schema) };
}

function toResponses(status: string, { content }: Node): Answer[] {
  if (!/^[1-5]\d\d$/.test(status)) throw new TypeError(`a response must name its status, not "${status}"`);
  return nodesIn(content).map(([type, { schema, examples }]) => {
    const body = toNode(schema);
    return {
      status,
      type,
      schema: body.contentSchema === undefined ? body : toNode(body.contentSchema),
      examples: nodesIn(examples).map(([, example]) => example.value),
    };
  });
}
