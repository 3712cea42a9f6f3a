import { createServer } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createApp, GraphRegistry } from "@thinkagain/serve";
import Koa from "koa";
import { expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open, quiet } from "../support/server.ts";

async function listen(app: Koa): Promise<AsyncDisposable & { url: string }> {
  const handle = app.callback();
  const server = createServer((req, res) => void handle(req, res)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("in an app around it, only what lies below the base path is answered, and streams work there", async () => {
  const outer = new Koa();
  for (const middleware of createApp(probes(), { basePath: "/ai", logger: quiet }).middleware) outer.use(middleware);
  outer.use((ctx) => (ctx.body = `outer ${ctx.path}`));
  await using server = await listen(outer);
  expect(await (await fetch(`${server.url}/aide`)).text()).toBe("outer /aide");
  expect((await fetch(`${server.url}/ai`)).status).toBe(200);
  expect((await fetch(`${server.url}/ai?x=1`)).status).toBe(200);
  expect((await fetch(`${server.url}/ai/nothing`)).status).toBe(404);
  const stream = await post(`${server.url}/ai${CHAT}`, ask("words", "a b", { stream: true }));
  expect(await stream.text()).toContain("[DONE]");
});

test("a body that an outer middleware has parsed is taken from it", async () => {
  const outer = new Koa();
  outer.use(async (ctx, next) => {
    let text = "";
    for await (const chunk of ctx.req) text += String(chunk);
    Object.assign(ctx.request, { rawBody: text, body: JSON.parse(text) as unknown });
    await next();
  });
  for (const middleware of createApp(probes(), { logger: quiet }).middleware) outer.use(middleware);
  await using server = await listen(outer);
  const answer = (await (await post(server.url + CHAT, ask("echo"))).json()) as {
    choices: { message: { content: string } }[];
  };
  expect(answer.choices[0]?.message.content).toBe("You said: Hello");
});

test("a body that an outer middleware has swallowed is our failure, told at once", async () => {
  const outer = new Koa();
  outer.use(async (ctx, next) => {
    for await (const _ of ctx.req);
    await next();
  });
  for (const middleware of createApp(probes(), { logger: quiet }).middleware) outer.use(middleware);
  await using server = await listen(outer);
  expect((await post(server.url + CHAT, ask("echo"))).status).toBe(500);
});

test("a log that throws takes no answer with it", async () => {
  const error = () => {
    throw new Error("disk full");
  };
  await using server = await open(probes(), { logger: { ...quiet, error } });
  expect((await server.post(CHAT, ask("fails"))).status).toBe(500);
  const stream = await server.post(CHAT, ask("fails-later", "x", { stream: true }));
  expect(await stream.text()).toContain('data: {"error":');
});

test("what a worker throws as a 503 is logged with its cause; a refusal of our own is not", async () => {
  const lines: object[] = [];
  await using server = await open(probes(), { logger: { ...quiet, error: (fields) => lines.push(fields) } });
  await server.post(CHAT, ask("closed"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ status: 503, path: CHAT });
});

test("unknown models may be answered by the default, but no model is invented for those who look", async () => {
  const registry = new GraphRegistry({ unknownModels: "default" }).register("echo", (ctx) => ctx.user_query);
  await using server = await open(registry);
  expect((await server.post(CHAT, ask("gpt-99"))).status).toBe(200);
  expect((await server.get("/v1/models/gpt-99")).status).toBe(404);
});

test("a connection that says nothing does not hold the end of the server up", async () => {
  const server = await open(probes(), { shutdownTimeoutMs: 60_000 });
  const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
  await once(socket, "connect");
  await server.get("/health");
  await server.close();
});
