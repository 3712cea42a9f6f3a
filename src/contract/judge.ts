import { operations } from "../../generated/operations.ts";
import { type Validate, validators } from "../../generated/validators.ts";
import { toApiError } from "./errors.ts";
import type { Input, Journey, OperationId } from "./input.ts";

/** A request before the contract has judged it. */
export interface Unjudged {
  readonly body: unknown;
  readonly path: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly journey: Journey;
}

/** A request that the contract has judged, as its operation takes it. Throws as `judgeRequest` does. */
export function toInput<Id extends OperationId>(id: Id, request: Unjudged): Input<Id> {
  judgeRequest(id, request);
  return request as Input<Id>;
}

/**
 * Judges a request by the contract. Null for an optional top-level field counts as absent, since clients send it so.
 * Throws 400 with one `param` for the first fault.
 */
export function judgeRequest(id: OperationId, request: Omit<Unjudged, "journey">): void {
  const { body: validateBody, parameters } = validators[id];
  if (parameters.path) judge(parameters.path, request.path);
  if (parameters.header) judge(parameters.header, declaredOf(operations[id].parameters.header, request.headers));
  if (validateBody) {
    dropNulls(request.body);
    judge(validateBody, request.body);
  }
}

/** Judges a reply by the contract, each value of a stream as it passes. Throws an Error that names the place: a fault of the server. */
export function judgeReply<Reply extends { readonly status: number; readonly type?: string; readonly body: unknown }>(
  id: OperationId,
  reply: Reply,
): Reply {
  const type = reply.type ?? "application/json";
  const validate = validators[id].responses[reply.status]?.[type];
  if (!validate) throw new Error(`${id} declares no ${reply.status} ${type}.`);
  if (type === "text/event-stream")
    return { ...reply, body: judgeEach(validate, reply.body as AsyncIterable<unknown>) };
  expect(validate, reply.body);
  return reply;
}

async function* judgeEach(validate: Validate, values: AsyncIterable<unknown>): AsyncGenerator {
  for await (const value of values) {
    expect(validate, value);
    yield value;
  }
}

function judge(validate: Validate, value: unknown): void {
  if (validate(value)) return;
  const faults = validate.errors ?? [];
  // A property name that does not fit is told twice, and only the second time by name.
  const fault = faults.find(({ keyword }) => keyword === "propertyNames") ?? faults[0];
  if (fault) throw toApiError(fault, value);
}

/** Judges the server's own word: what does not fit is a fault of ours. */
function expect(validate: Validate, value: unknown): void {
  if (validate(value)) return;
  const [fault] = validate.errors ?? [];
  throw new Error(
    `The answer does not fit the contract at ${fault?.instancePath || "/"}: ${fault?.message ?? fault?.keyword}.`,
  );
}

function declaredOf(names: readonly string[], headers: Unjudged["headers"]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}

/** Deletes in place: assigning the rest to a new object would bring a key such as `__proto__` to life. */
function dropNulls(body: unknown): void {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return;
  for (const [key, value] of Object.entries(body)) if (value === null) Reflect.deleteProperty(body, key);
}
