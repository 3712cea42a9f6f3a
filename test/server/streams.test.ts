import { get as rawGet, type IncomingMessage, request as rawRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { GraphRegistry, type ChatContext } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { ask, CHAT, open } from "../support/server.ts";

test("a failure before the first output is a real status, also when a stream was asked for", async () => {
  const registry = new GraphRegistry().register("fails", async function* (ctx: ChatContext) {
    if (!ctx.signal.aborted) throw new Error("secret detail");
    yield "";
  });
  await using server = await open(registry);
  const response = await server.post(CHAT, ask("fails", "x", { stream: true }));
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toMatchObject({ error: { code: "graph_error" } });
});

test("a failure in mid-stream is one error frame and the end: no finish chunk, no [DONE]", async () => {
  const registry = new GraphRegistry().register("fails", async function* () {
    yield "one";
    yield "two";
    throw new Error("secret detail");
  });
  await using server = await open(registry);
  const text = await (await server.post(CHAT, ask("fails", "x", { stream: true }))).text();
  const frames = text.split("\n\n").filter(Boolean);
  expect(JSON.parse(frames.at(-1)?.slice("data: ".length) ?? "")).toMatchObject({
    error: { code: "graph_error", type: "server_error" },
  });
  expect(text).not.toContain("[DONE]");
  expect(text).not.toContain('finish_reason":"stop');
  expect(text).not.toContain("secret");
});

test("a silent graph is known to live: headers and comments come after heartbeatMs", async () => {
  const go = Promise.withResolvers<void>();
  const registry = new GraphRegistry().register("slow", async function* () {
    await go.promise;
    yield "late";
  });
  await using server = await open(registry, { heartbeatMs: 20 });
  const response = await server.post(CHAT, ask("slow", "x", { stream: true }));
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^: /);
  go.resolve();
  let rest = "";
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) rest += next.value;
  expect(rest).toContain('"content":"late"');
  expect(rest.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("a failure after a heartbeat is an error frame", async () => {
  const registry = new GraphRegistry().register("slow", async () => {
    await sleep(60);
    throw new Error("secret detail");
  });
  await using server = await open(registry, { heartbeatMs: 10 });
  const response = await server.post(CHAT, ask("slow", "x", { stream: true }));
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(/data: \{"error":\{[^\n]+\n\n$/);
});

test("a client that leaves a stream runs the worker's finally and fires its signal", async () => {
  const left = Promise.withResolvers<boolean>();
  const registry = new GraphRegistry().register("endless", async function* (ctx: ChatContext) {
    try {
      for (let i = 0; ; i++) {
        yield `${i} `;
        await sleep(1);
      }
    } finally {
      left.resolve(ctx.signal.aborted);
    }
  });
  await using server = await open(registry);
  const controller = new AbortController();
  const response = await server.post(CHAT, ask("endless", "x", { stream: true }), { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  expect(await left.promise).toBe(true);
});

test("a client that leaves before the first output aborts the run, streamed or not", async () => {
  for (const stream of [true, false]) {
    const started = Promise.withResolvers<AbortSignal>();
    const registry = new GraphRegistry().register("waits", (ctx: ChatContext) => {
      started.resolve(ctx.signal);
      return new Promise<void>((resolve) => ctx.signal.addEventListener("abort", () => resolve()));
    });
    await using server = await open(registry);
    const controller = new AbortController();
    const response = server.post(CHAT, ask("waits", "x", { stream }), { signal: controller.signal });
    response.catch(() => undefined);
    const signal = await started.promise;
    const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
    controller.abort();
    await aborted;
    await expect(response).rejects.toThrow();
  }
});

test("a reader that does not read holds the graph up", async () => {
  let made = 0;
  const registry = new GraphRegistry().register("huge", async function* () {
    for (; made < 2000; made++) yield "x".repeat(100_000);
  });
  await using server = await open(registry, { strictResponses: false });
  const request = rawRequest(server.url + CHAT, { method: "POST", headers: { "content-type": "application/json" } });
  request.end(JSON.stringify(ask("huge", "x", { stream: true })));
  const response = await new Promise<IncomingMessage>((resolve) => request.on("response", resolve));
  response.pause();
  let before = -1;
  while (before !== made) {
    before = made;
    await sleep(200);
  }
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(500);
  request.destroy();
});

test("a reader that takes nothing for too long is disconnected and its run ended", async () => {
  const ended = Promise.withResolvers<void>();
  const registry = new GraphRegistry().register("huge", async function* () {
    try {
      for (;;) yield "x".repeat(100_000);
    } finally {
      ended.resolve();
    }
  });
  await using server = await open(registry, { strictResponses: false, stallTimeoutMs: 50 });
  const request = rawRequest(server.url + CHAT, { method: "POST", headers: { "content-type": "application/json" } });
  request.on("error", () => undefined);
  request.on("response", (response) => response.on("error", () => undefined).pause());
  request.end(JSON.stringify(ask("huge", "x", { stream: true })));
  await ended.promise;
});

test("close lets a running stream finish and ends one that takes too long with an error frame", async () => {
  const go = Promise.withResolvers<void>();
  const registry = new GraphRegistry()
    .register("finishes", async function* () {
      yield "one ";
      await go.promise;
      yield "two";
    })
    .register("never", async function* () {
      yield "one ";
      await new Promise(() => undefined);
    });
  const server = await open(registry, { shutdownTimeoutMs: 300 });
  const finishing = await server.post(CHAT, ask("finishes", "x", { stream: true }));
  const hanging = await server.post(CHAT, ask("never", "x", { stream: true }));
  const closed = server.close();
  go.resolve();
  expect(await finishing.text()).toContain("[DONE]");
  expect(await hanging.text()).toMatch(/"code":"shutting_down"\}\}\n\n$/);
  await closed;
  await expect(
    new Promise((resolve, reject) => rawGet(`${server.url}/health`, resolve).on("error", reject)),
  ).rejects.toThrow();
});
