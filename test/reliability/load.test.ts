import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { Program, until } from "../support/cli.ts";
import { post } from "../support/ask.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";

/** Sends a request that can be hung up. */
function call(server: TestServer, model: string, more: object = {}, content = "") {
  const client = new AbortController();
  const answer = server.post(CHAT, ask(model, content, more), { signal: client.signal });
  answer.catch(() => undefined);
  return { answer, hangUp: () => client.abort() };
}

const isReady = async (server: TestServer) => (await server.get("/health/ready")).status === 200;

test("C7: ten run, twenty wait, and seventy are refused at once with a time to come back", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry, { maxConcurrency: 10, maxQueue: 20 });
  const calls = Array.from({ length: 100 }, () => call(server, "p-slow"));
  const refused: Response[] = [];
  for (const { answer } of calls) void answer.then((response) => refused.push(response)).catch(() => undefined);
  await until(() => refused.length === 70);
  for (const response of refused) {
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(Number(response.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await response.json()).toMatchObject({ error: { type: "requests", code: "rate_limit_exceeded" } });
  }
  expect(counts("p-slow")).toMatchObject({ starts: 10, ends: 0 });
  for (const { hangUp } of calls) hangUp();
  await until(() => isReady(server));
  expect(refused).toHaveLength(70);
});

describe("a request weighs as much as the runs that it starts", () => {
  test("and waits until there is room for all of them, before those who came later", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { maxConcurrency: 4, maxQueue: 2 });
    const three = call(server, "p-slow", { n: 3 });
    await until(() => counts("p-slow").starts === 3);
    const two = call(server, "p-slow", { n: 2 });
    const one = call(server, "p-slow", { n: 1 });
    await until(async () => !(await isReady(server)));
    expect(counts("p-slow").starts).toBe(3);
    three.hangUp();
    await until(() => counts("p-slow").starts === 6);
    two.hangUp();
    one.hangUp();
  });

  test("but never more than there is, so that the largest one runs alone", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { maxConcurrency: 2, maxQueue: 0 });
    const eight = call(server, "p-slow", { n: 8 });
    await until(() => counts("p-slow").starts === 8);
    expect((await server.post(CHAT, ask("p-echo"))).status).toBe(429);
    eight.hangUp();
    await until(() => isReady(server));
    expect((await server.post(CHAT, ask("p-echo", "x", { n: 8 }))).status).toBe(200);
  });

  test("and one that gives up waiting makes way for a smaller one behind it", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { maxConcurrency: 2, maxQueue: 2 });
    const running = call(server, "p-slow");
    await until(() => counts("p-slow").starts === 1);
    const large = call(server, "p-slow", { n: 2 });
    const small = call(server, "p-echo", {}, "small");
    await until(async () => !(await isReady(server)));
    large.hangUp();
    expect((await small.answer).status).toBe(200);
    running.hangUp();
  });
});

test("bodies that wait before their end make room for those that arrive", async () => {
  const { registry } = probeGraphs();
  await using server = await open(registry, { maxBodyBytes: 1_000 });
  const refused: string[] = [];
  const head = `POST ${CHAT} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`;
  const waiting = Array.from({ length: 48 }, () => {
    const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
    socket.on("data", (bytes) => refused.push(String(bytes)));
    return socket;
  });
  for (const socket of waiting) socket.write(head + " ".repeat(990));
  await until(() => refused.length === 16);
  for (const answer of refused) expect(answer).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 1[^]*"code":"overloaded"/i);
  expect((await server.post(CHAT, ask("p-echo", "x".repeat(500)))).status).toBe(200);
  for (const socket of waiting) socket.destroy();
});

test("what is refused by the request alone is refused without waiting for a turn", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry, { maxConcurrency: 1, maxQueue: 1 });
  const calls = [call(server, "p-slow"), call(server, "p-slow")];
  await until(async () => !(await isReady(server)));
  const unknown = await server.post(CHAT, ask("p-nobody"));
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: "model_not_found" } }]);
  expect((await server.post(CHAT, ask("p-slow", "x", { n: 0 }))).status).toBe(400);
  expect((await server.post(CHAT, ask("p-slow", "x", { max_tokens: 1, max_completion_tokens: -1 }))).status).toBe(400);
  expect((await server.post(CHAT, ask("p-slow"))).status).toBe(429);
  expect(counts("p-slow").starts).toBe(1);
  for (const { hangUp } of calls) hangUp();
});

test("C9, P10: under five times its load every request is answered or told when to come back, and health is known", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry, { maxConcurrency: 10, maxQueue: 10, queueTimeoutMs: 100 });
  const answers = Array.from({ length: 500 }, () => server.post(CHAT, ask("p-slow", "150")));
  await until(async () => !(await isReady(server)));
  expect((await server.get("/health")).status).toBe(200);
  const statuses = { 200: 0, 429: 0, 503: 0 };
  for (const response of await Promise.all(answers)) {
    statuses[response.status as keyof typeof statuses]++;
    if (response.status !== 200) expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  }
  expect(statuses[200] + statuses[429] + statuses[503]).toBe(500);
  expect(statuses[200]).toBeGreaterThanOrEqual(10);
  expect(statuses[429]).toBeGreaterThan(100);
  expect(counts("p-slow")).toEqual({ starts: statuses[200], ends: statuses[200], aborts: 0 });
  expect(await isReady(server)).toBe(true);
});

test("C10: a process whose memory is short lives on, takes nothing new, says so, and takes requests again", async () => {
  const env = { NODE_OPTIONS: "--max-old-space-size=256" };
  await using program = new Program(["serve", "test/reliability/models.ts", "--port", "0"], { env });
  const url = await program.url();
  const held: Response[] = [];
  let refused: Response | undefined;
  while (held.length < 50 && !refused) {
    const response = await post(url, ask("keeps", "", { stream: true }));
    if (response.status === 200) held.push(response);
    else refused = response;
  }
  expect(held.length).toBeGreaterThan(5);
  expect([refused?.status, refused?.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await refused?.json()).toMatchObject({ error: { code: "overloaded" } });
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  for (const { body } of held) await body?.cancel();
  await until(async () => (await post(url, ask("pid"))).status === 200);
  expect(program.stderr).not.toContain("heap");
});
