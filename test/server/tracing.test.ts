import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BatchSpanProcessor,
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, createApp, END, Graph, GraphRegistry, parallel, pipe } from "@thinkagain/serve";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask as answer } from "../support/ask.ts";
import { ModuleFile, Program } from "../support/cli.ts";
import { listen } from "../support/listen.ts";
import { ask, CHAT, open, quiet } from "../support/server.ts";

const exporter = new InMemorySpanExporter();
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const traceparent = `00-${TRACE}-${CALLER}-01`;

beforeEach(() => {
  exporter.reset();
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
});

afterEach(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

const passes = (ctx: ChatContext) => ctx.log("passed");

async function* says(): AsyncGenerator<string> {
  yield "said ";
  await sleep(1);
  yield "it";
}

/** Calls something, as a worker with an instrumented client would: a span of its own where it finds itself. */
const calls = (name: string) => () => trace.getTracer("client").startSpan(name).end();

function registry(): GraphRegistry {
  const inner = new Graph<ChatContext>("inner")
    .addNode("first", passes)
    .addNode("second", says)
    .addEdge("first", "second")
    .addEdge("second", END);
  const both = parallel<ChatContext, string>({ web: says, deep: inner }, (ctx) => {
    ctx.response = "merged";
  });
  return new GraphRegistry()
    .register("plain", pipe<ChatContext>(passes, says), { default: true })
    .register("nested", new Graph<ChatContext>("nested").addNode("sub", inner).addEdge("sub", END))
    .register("both", new Graph<ChatContext>("both").addNode("fan", both).addEdge("fan", END))
    .register(
      "caller",
      new Graph<ChatContext>("caller")
        .addNode("ask", async function* () {
          calls("before")();
          yield "a";
          await sleep(1);
          calls("after an await")();
          yield "b";
        })
        .addEdge("ask", END),
    )
    .register("fails", () => {
      throw new TypeError("no shelf");
    })
    .register("fails-later", async function* () {
      yield "it began well";
      throw new TypeError("no shelf");
    })
    .register("deaf", async function* () {
      yield "begun";
      await new Promise<never>(() => undefined);
    });
}

/** The spans of one request, once it has ended. */
async function spans(count: number): Promise<readonly ReadableSpan[]> {
  await expect.poll(() => exporter.getFinishedSpans().length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count);
  await sleep(5);
  const all = exporter.getFinishedSpans();
  expect(all.map(({ name }) => name).toSorted()).toHaveLength(count);
  return all;
}

const named = (all: readonly ReadableSpan[], name: string): ReadableSpan => {
  const found = all.filter((span) => span.name === name);
  expect(found, name).toHaveLength(1);
  return found[0] as ReadableSpan;
};

/** Each span with the one it is below, as text. */
function tree(all: readonly ReadableSpan[]): readonly string[] {
  const names = new Map(all.map((span) => [span.spanContext().spanId, span.name]));
  return all
    .map(({ name, parentSpanContext: parent }) => `${parent ? names.get(parent.spanId) : "-"} > ${name}`)
    .toSorted();
}

test("a request is a span below its caller's, in the words of the conventions", async () => {
  await using server = await open(registry());
  const more = { temperature: 0.5, max_completion_tokens: 50, n: 2 };
  const response = await server.post(CHAT, ask(undefined, "Hello", more), {
    headers: { traceparent, "x-request-id": "req-1" },
  });
  const { usage } = (await response.json()) as { usage: { prompt_tokens: number; completion_tokens: number } };
  const request = named(await spans(5), "chat plain");
  expect(request.kind).toBe(SpanKind.SERVER);
  expect(request.spanContext().traceId).toBe(TRACE);
  expect(request.parentSpanContext).toMatchObject({ spanId: CALLER, isRemote: true });
  expect(request.status.code).toBe(SpanStatusCode.UNSET);
  expect(request.attributes).toMatchObject({
    "http.request.method": "POST",
    "http.route": CHAT,
    "url.path": CHAT,
    "http.response.status_code": 200,
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "thinkagain",
    "gen_ai.response.model": "plain",
    "gen_ai.request.temperature": 0.5,
    "gen_ai.request.max_tokens": 50,
    "gen_ai.request.choice.count": 2,
    "gen_ai.response.finish_reasons": ["stop", "stop"],
    "gen_ai.usage.input_tokens": usage.prompt_tokens,
    "gen_ai.usage.output_tokens": usage.completion_tokens,
    "thinkagain.request_id": "req-1",
  });
  expect(JSON.stringify(request.attributes)).not.toContain("Hello");
});

test("a request that names no caller begins a trace of its own", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("plain"))).json();
  expect(named(await spans(3), "chat plain").parentSpanContext).toBeUndefined();
});

test.for([{ stream: false }, { stream: true }])(
  "each visit of a node is a span below the request's, with %s",
  async (more) => {
    await using server = await open(registry());
    await (await server.post(CHAT, ask("plain", "Hello", more))).text();
    const all = await spans(3);
    expect(tree(all)).toEqual(["- > chat plain", "chat plain > node passes", "chat plain > node says"]);
    expect(named(all, "node says").attributes).toEqual({
      "thinkagain.node": "says",
      "thinkagain.step": 2,
      "thinkagain.choice": 0,
    });
  },
);

test("nodes of a graph inside a node are below that node", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("nested"))).json();
  expect(tree(await spans(4))).toEqual([
    "- > chat nested",
    "chat nested > node sub",
    "node sub > node sub/first",
    "node sub > node sub/second",
  ]);
});

test("nodes of parallel branches are below the node that they are branches of", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("both"))).json();
  expect(tree(await spans(5))).toEqual([
    "- > chat both",
    "chat both > node fan",
    "node fan > node fan/deep/first",
    "node fan > node fan/deep/second",
    "node fan > node fan/web",
  ]);
});

test("what a worker calls is below its node, also after an await of a generator", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("caller", "Hello", { stream: true }), { headers: { traceparent } })).text();
  const all = await spans(4);
  expect(tree(all).filter((line) => line.startsWith("node"))).toEqual([
    "node ask > after an await",
    "node ask > before",
  ]);
  expect(new Set(all.map((span) => span.spanContext().traceId))).toEqual(new Set([TRACE]));
});

test("requests at the same time do not mix", async () => {
  await using server = await open(registry());
  const ids = Array.from({ length: 20 }, (_, at) => String(at).padStart(32, "a"));
  await Promise.all(
    ids.map(async (id) => {
      const headers = { traceparent: `00-${id}-${CALLER}-01` };
      await (await server.post(CHAT, ask("caller", "Hello", { stream: true }), { headers })).text();
    }),
  );
  const all = await spans(80);
  for (const id of ids) {
    const own = all.filter((span) => span.spanContext().traceId === id);
    expect(tree(own)).toHaveLength(4);
    expect(tree(own).join()).not.toContain("undefined > after");
  }
});

test("a node that fails is an error with its exception, and so is the request", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("fails"))).json();
  const all = await spans(2);
  const node = all.find(({ name }) => name.startsWith("node"));
  expect(node?.status.code).toBe(SpanStatusCode.ERROR);
  expect(node?.attributes).toMatchObject({ "error.type": "worker_failed" });
  expect(node?.events).toMatchObject([{ name: "exception", attributes: { "exception.message": "no shelf" } }]);
  const request = named(all, "chat fails");
  expect(request.status.code).toBe(SpanStatusCode.ERROR);
  expect(request.attributes).toMatchObject({ "error.type": "graph_error", "http.response.status_code": 500 });
});

test("a failure within a stream is the request's error although its status was 200", async () => {
  await using server = await open(registry());
  await (await server.post(CHAT, ask("fails-later", "Hello", { stream: true }))).text();
  const request = named(await spans(2), "chat fails-later");
  expect(request.status.code).toBe(SpanStatusCode.ERROR);
  expect(request.attributes).toMatchObject({
    "error.type": "graph_error",
    "http.response.status_code": 200,
    "thinkagain.aborted": "error",
  });
});

test("a client that leaves is no error, and ends the spans of workers that do not listen", async () => {
  await using server = await open(registry());
  const leaving = new AbortController();
  const response = await server.post(CHAT, ask("deaf", "Hello", { stream: true }), { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  const all = await spans(2);
  for (const span of all) expect(span.status.code).toBe(SpanStatusCode.UNSET);
  expect(named(all, "chat deaf").attributes).toMatchObject({ "thinkagain.aborted": "client" });
  expect(all.find(({ name }) => name.startsWith("node"))?.attributes).toMatchObject({ "thinkagain.aborted": true });
});

test("a request that is refused is a span with its route; health checks and pages are none", async () => {
  await using server = await open(registry(), { basePath: "/ai" });
  await (await server.get("/ai/health")).text();
  await (await server.get("/ai/docs")).text();
  await (await server.post(`/ai${CHAT}`, {}, { headers: { traceparent } })).json();
  await (await server.get("/ai/v1/models/nobody")).json();
  const all = await spans(2);
  const refused = named(all, `POST /ai${CHAT}`);
  expect(refused.spanContext().traceId).toBe(TRACE);
  expect(refused.attributes).toMatchObject({ "http.response.status_code": 400 });
  expect(refused.status.code).toBe(SpanStatusCode.UNSET);
  expect(named(all, "GET /ai/v1/models/{model}").attributes).toMatchObject({ "url.path": "/ai/v1/models/nobody" });
});

test("in an app that has a span already, the request is below that one", async () => {
  const app = createApp(registry(), { logger: quiet });
  const handle = app.callback();
  const tracer = trace.getTracer("around");
  const around = () => (request: never, response: never) =>
    tracer.startActiveSpan("outer", (span) => handle(request, response).finally(() => span.end()));
  await using server = await listen({ callback: around as typeof app.callback });
  const headers = { "content-type": "application/json", traceparent };
  await (await fetch(server.url + CHAT, { method: "POST", headers, body: JSON.stringify(ask("plain")) })).json();
  expect(tree(await spans(4))).toContain("outer > chat plain");
});

test("the log says which trace a request is part of", async () => {
  const lines: { readonly trace_id?: string }[] = [];
  const write = (fields: object) => void lines.push(fields);
  await using server = await open(registry(), { logger: { info: write, warn: write, error: write } });
  await (await server.post(CHAT, ask("fails"), { headers: { traceparent } })).json();
  await (await server.post(CHAT, {}, { headers: { traceparent } })).json();
  await expect.poll(() => lines.map(({ trace_id }) => trace_id)).toEqual([TRACE, TRACE, TRACE]);
});

test("the end of a server lets the SDK send what it holds, and does not fail with it", async () => {
  trace.disable();
  const held = new InMemorySpanExporter();
  const processor = new BatchSpanProcessor(held, { scheduledDelayMillis: 60_000 });
  new NodeTracerProvider({ spanProcessors: [processor] }).register();
  const server = await open(registry());
  await (await server.post(CHAT, ask("plain"))).json();
  expect(held.getFinishedSpans()).toEqual([]);
  await server.close();
  expect(held.getFinishedSpans()).toHaveLength(3);

  processor.forceFlush = () => Promise.reject(new Error("no collector"));
  await expect((await open(registry())).close()).resolves.toBeUndefined();
});

test("without an SDK there are no spans, and workers find themselves nowhere", async () => {
  trace.disable();
  await using server = await open(registry());
  await (await server.post(CHAT, ask("caller"), { headers: { traceparent } })).json();
  expect(exporter.getFinishedSpans()).toEqual([]);
});

test("an SDK that fails harms no request", async () => {
  trace.disable();
  const broken = () => {
    throw new Error("no tracer");
  };
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan: broken, startActiveSpan: broken }) });
  await using server = await open(registry());
  expect((await server.post(CHAT, ask("plain"))).status).toBe(200);
});

test("without an SDK the API is not even loaded", async () => {
  const source = `import { createRequire } from "node:module";
    const { cache } = createRequire(import.meta.url);
    export default () => Object.keys(cache).filter((path) => path.includes("@opentelemetry")).join() || "nothing";`;
  await using module = await ModuleFile.write(source);
  await using program = new Program(["serve", module.path, "--port", "0", "--no-metrics"]);
  const url = await program.url();
  expect(await answer(url, undefined, "first")).toBe("nothing");
  expect(await answer(url, undefined, "second")).toBe("nothing");
});
