import { banner } from "./banner.ts";
import { type Node, type Operation, operationsOf } from "./contract.ts";
import { toEvents } from "./events.ts";

const JSON_TYPE = "application/json";
const STREAM = "text/event-stream";
const TEXT = "text/plain";

/** Typed msw handlers that answer with the examples of the contract, for people who test a client against it. */
export function toMsw(document: Node): string {
  const operations = operationsOf(document);
  const events = operations.flatMap((operation) => {
    const name = eventOf(operation);
    return name === undefined ? [] : [[operation.id, name] as const];
  });
  const names = [...new Set(events.map(([, name]) => name)), "operations as Contract"];
  return `// ${banner}

import { http, type HttpHandler, HttpResponse, type JsonBodyType } from "msw";
import { type OperationId, operations } from "./operations.ts";
import type { ${names.join(", ")} } from "./types.ts";

/** The events of the operations that can answer with a stream. */
interface Events {
${events.map(([id, name]) => `  readonly ${id}: ${name};`).join("\n")}
}
${runtime}
const examples: { readonly [Id in OperationId]: Example<Id> } = {
${operations.map(toExample).join("\n")}
};

/** One handler for one operation. Without a resolver it answers with the example of the contract. */
export const mock = {
${operations.map(({ id }) => toMock(id)).join("\n")}
} as const;

/** Handlers for all operations. Give a resolver for those that should answer with something else than their example. */
export function handlers(options: MockOptions & Resolvers = {}): HttpHandler[] {
  return [${operations.map(({ id }) => `mock.${id}(options.${id}, options)`).join(", ")}];
}
`;
}

function eventOf({ responses }: Operation): string | undefined {
  const schema = responses.find(({ type }) => type === STREAM)?.schema;
  return typeof schema?.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
}

function toMock(id: string): string {
  return `  ${id}: (resolver?: MockResolver<"${id}">, options?: MockOptions) => create("${id}", resolver, options),`;
}

function toExample({ id, responses }: Operation): string {
  const [json, text, stream] = [JSON_TYPE, TEXT, STREAM].map((type) =>
    responses.find((each) => each.status === "200" && each.type === type),
  );
  const [body] = (json ?? text)?.examples ?? [];
  if (body === undefined) throw new TypeError(`${id} needs an example of its answer`);
  const events = stream === undefined ? "" : `, events: ${JSON.stringify(toEvents(String(stream.examples[0])))}`;
  return `  ${id}: { body: ${JSON.stringify(body)}${events} },`;
}

const runtime = `
type RequestBody<Id extends OperationId> = Contract[Id] extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : undefined;
type PathParameters<Id extends OperationId> = Contract[Id]["parameters"] extends { path: infer Path } ? Path : Record<string, never>;
type Content<Id extends OperationId> = Contract[Id]["responses"][200]["content"];
type Answer<Id extends OperationId> = Content<Id> extends { "application/json": infer Json }
  ? Json
  : Content<Id> extends { "text/plain": infer Text }
    ? Text
    : never;
type Stream<Id extends OperationId> = Id extends keyof Events ? Iterable<Events[Id]> | AsyncIterable<Events[Id]> : never;
type Example<Id extends OperationId> = { readonly body: Answer<Id> } & (Id extends keyof Events
  ? { readonly events: readonly Events[Id][] }
  : unknown);

/** What a resolver is told about a request. */
export interface MockRequest<Id extends OperationId> {
  readonly body: RequestBody<Id>;
  readonly path: PathParameters<Id>;
  readonly request: Request;
}

/** What a resolver may answer: the body of a 200 (an object of JSON, or a text), the events of a stream, or any Response. */
export type MockReply<Id extends OperationId> = Answer<Id> | Stream<Id> | Response;

/** Answers one request. */
export type MockResolver<Id extends OperationId> = (request: MockRequest<Id>) => MockReply<Id> | Promise<MockReply<Id>>;

/** Where the mocked server is. */
export interface MockOptions {
  /** Origin and base path of the server, without \`/v1\`. Default \`http://localhost:8000\`. */
  readonly baseURL?: string;
}

/** Resolvers by operation. */
export type Resolvers = { readonly [Id in OperationId]?: MockResolver<Id> };

function create<Id extends OperationId>(id: Id, resolver?: MockResolver<Id>, options: MockOptions = {}): HttpHandler {
  const { method, path } = operations[id];
  const baseURL = (options.baseURL ?? "http://localhost:8000").replace(/\\/+$/, "");
  return http[method](baseURL + path.replaceAll(/\\{(\\w+)\\}/g, ":$1"), async ({ request, params }) => {
    const body: unknown = operations[id].requestBody === null ? undefined : await request.clone().json();
    const known = { body: body as RequestBody<Id>, path: params as PathParameters<Id>, request };
    const reply = resolver ? await resolver(known) : toExample(id, body);
    if (reply instanceof Response) return reply;
    if (typeof reply === "string") return HttpResponse.text(reply);
    return isStream(reply) ? toStream(reply) : HttpResponse.json(reply as JsonBodyType);
  });
}

function toExample(id: OperationId, body: unknown): unknown {
  const example = examples[id];
  const wantsStream = typeof body === "object" && body !== null && "stream" in body && body.stream === true;
  return wantsStream && "events" in example ? example.events : example.body;
}

function isStream(reply: unknown): reply is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof reply === "object" && reply !== null && (Symbol.iterator in reply || Symbol.asyncIterator in reply);
}

/** A stream ends with [DONE], unless an error broke it. */
async function* toFrames(events: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const event of events) {
    yield \`data: \${JSON.stringify(event)}\\n\\n\`;
    if (typeof event === "object" && event !== null && "error" in event) return;
  }
  yield "data: [DONE]\\n\\n";
}

function toStream(events: Iterable<unknown> | AsyncIterable<unknown>): Response {
  const frames = toFrames(events);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await frames.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await frames.return(undefined);
    },
  });
  return new HttpResponse(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}
`;
