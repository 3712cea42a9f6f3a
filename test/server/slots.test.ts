import { GraphRegistry, type ChatContext } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { ask, CHAT, open } from "../support/server.ts";

/** A graph whose runs end one by one when the test says so. */
function turnstile() {
  const inside: (() => void)[] = [];
  let starts = 0;
  let arrived = Promise.withResolvers<void>();
  const registry = new GraphRegistry().register("waits", async (ctx: ChatContext) => {
    starts++;
    arrived.resolve();
    await new Promise<void>((resolve) => inside.push(resolve));
    return ctx.user_query;
  });
  const nextStart = async () => {
    await arrived.promise;
    arrived = Promise.withResolvers();
  };
  return { registry, nextStart, letOneGo: () => inside.shift()?.(), starts: () => starts };
}

test("only so many run at once, so many wait, and the rest is refused at once with a time to come back", async () => {
  const { registry, nextStart, letOneGo, starts } = turnstile();
  await using server = await open(registry, { maxConcurrency: 1, maxQueue: 1 });
  const first = server.post(CHAT, ask("waits", "1"));
  await nextStart();
  const second = server.post(CHAT, ask("waits", "2"));
  while ((await server.get("/health/ready")).status === 200);
  const refused = await server.post(CHAT, ask("waits", "3"));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  expect(await refused.json()).toMatchObject({ error: { code: "rate_limit_exceeded", type: "requests" } });
  expect((await server.get("/health")).status).toBe(200);
  expect(starts()).toBe(1);
  letOneGo();
  expect((await first).status).toBe(200);
  await nextStart();
  letOneGo();
  expect((await second).status).toBe(200);
  expect((await server.get("/health/ready")).status).toBe(200);
});

test("who waits too long is refused and never starts", async () => {
  const { registry, nextStart, letOneGo, starts } = turnstile();
  await using server = await open(registry, { maxConcurrency: 1, queueTimeoutMs: 30 });
  const first = server.post(CHAT, ask("waits"));
  await nextStart();
  const late = await server.post(CHAT, ask("waits"));
  expect(late.status).toBe(503);
  expect(await late.json()).toMatchObject({ error: { code: "overloaded" } });
  letOneGo();
  await first;
  expect(starts()).toBe(1);
});

test("who leaves while waiting never starts, and the slot goes to the next", async () => {
  const { registry, nextStart, letOneGo, starts } = turnstile();
  await using server = await open(registry, { maxConcurrency: 1, maxQueue: 1 });
  const first = server.post(CHAT, ask("waits"));
  await nextStart();
  const controller = new AbortController();
  const leaver = server.post(CHAT, ask("waits"), { signal: controller.signal });
  leaver.catch(() => undefined);
  while ((await server.get("/health/ready")).status === 200);
  controller.abort();
  while ((await server.get("/health/ready")).status !== 200);
  letOneGo();
  await first;
  const third = server.post(CHAT, ask("waits"));
  await nextStart();
  letOneGo();
  expect((await third).status).toBe(200);
  expect(starts()).toBe(2);
});

test("a worker that ignores its signal loses its slot when the time is over", async () => {
  const registry = new GraphRegistry()
    .register("deaf", () => new Promise<void>(() => undefined))
    .register("echo", (ctx: ChatContext) => ctx.user_query);
  await using server = await open(registry, { maxConcurrency: 1, requestTimeoutMs: 50 });
  for (const stream of [true, false]) {
    expect((await server.post(CHAT, ask("deaf", "x", { stream }))).status).toBe(504);
    expect((await server.post(CHAT, ask("echo", "x", { stream }))).status).toBe(200);
  }
});
