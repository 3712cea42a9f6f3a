import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { dataOf } from "./sse.ts";

interface Content {
  readonly schema: object;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { $ref?: string; content?: Record<string, Content> }>;
}
interface Contract {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly responses: Record<string, { content: Record<string, Content> }> };
}

// Judged by openapi.yaml itself, not by what is generated from it.
const contract = parse(readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8")) as Contract;
const ajv = new Ajv2020({ strict: false, allErrors: false }).addSchema(contract, "contract");
const operations = Object.values(contract.paths).flatMap((item) =>
  Object.values(item).filter((each) => "operationId" in each),
);

/** Every (status, content type) that the contract declares for an operation. */
export function declared(operationId: string): [status: string, type: string][] {
  const responses = operations.find((each) => each.operationId === operationId)?.responses ?? {};
  return Object.entries(responses).flatMap(([status, response]) =>
    Object.keys(resolve(response).content ?? {}).map((type): [string, string] => [status, type]),
  );
}

/** The ids of all operations. */
export const operationIds = operations.map(({ operationId }) => operationId);

/** Reads a response and holds it against the contract: the JSON value, the text, or the values of all events of a stream. */
async function conforms(operationId: string, response: Response): Promise<unknown> {
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const operation = operations.find((each) => each.operationId === operationId);
  const content = resolve(operation?.responses[String(response.status)] ?? {}).content?.[type];
  expect(content, `${operationId} declares no ${response.status} ${type}`).toBeDefined();
  expect(response.headers.get("x-request-id")).toMatch(/^[\w.-]{1,128}$/);
  if (type !== "text/event-stream") {
    const body: unknown = type === "text/plain" ? await response.text() : await response.json();
    return judge(pointer(operationId, response.status, type), body);
  }
  const text = await response.text();
  return dataOf(text).map((event) => judge("contract#/components/schemas/CreateChatCompletionStreamEvent", event));
}

/** Registers a test for one declared pair: the request must really be answered so, and the answer must fit the contract. */
export function createAnswers(operationId: string) {
  return (
    status: number,
    type: string,
    promise: string,
    request: () => Promise<Response>,
    more?: (body: unknown, response: Response) => void,
  ) =>
    test(`${status} ${type}: ${promise}`, async () => {
      const response = await request();
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")?.split(";")[0]).toBe(type);
      more?.(await conforms(operationId, response), response);
    });
}

function resolve<T extends { $ref?: string }>(response: T): T | { content: Record<string, Content> } {
  const name = response.$ref?.split("/").at(-1);
  return (name === undefined ? response : contract.components.responses[name]) ?? response;
}

function pointer(operationId: string, status: number, type: string): string {
  const escape = (key: string) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
  for (const [path, item] of Object.entries(contract.paths))
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId !== operationId) continue;
      const name = operation.responses[String(status)]?.$ref?.split("/").at(-1);
      const base =
        name === undefined ? `#/paths/${escape(path)}/${method}/responses/${status}` : `#/components/responses/${name}`;
      return `contract${base}/content/${escape(type)}/schema`;
    }
  throw new Error(`no operation ${operationId}`);
}

function judge(schema: string, value: unknown): unknown {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`no schema at ${schema}`);
  expect(validate(value) ? [] : validate.errors, JSON.stringify(value)).toEqual([]);
  return value;
}
