import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { GraphRegistry, type Logger, type ServeOptions } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open, quiet, type TestServer } from "../support/server.ts";

interface Line {
  readonly level: "info" | "warn" | "error";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

type Watched = AsyncDisposable & {
  readonly server: TestServer;
  readonly lines: readonly Line[];
  line(): Promise<Line>;
};

/** A server whose log is read; `line` waits for the first request that it tells of. */
async function watched(options: ServeOptions = {}): Promise<Watched> {
  const lines: Line[] = [];
  const write = (level: Line["level"]) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as Line["fields"], message });
  const logger: Logger = { info: write("info"), warn: write("warn"), error: write("error") };
  const server = await open(probes(), { logger, ...options });
  const requests = () => lines.filter(({ message }) => message === "request");
  const line = async () => {
    await expect.poll(() => requests().length, { timeout: 5_000 }).toBe(1);
    return requests()[0] as Line;
  };
  return { server, lines, line, [Symbol.asyncDispose]: () => server.close() };
}

test("an answer is one line: what was asked of whom, how it ended, what it took", async () => {
  await using log = await watched({ apiKeys: ["sk-of-mine"] });
  const headers = { authorization: "Bearer sk-of-mine", "x-request-id": "req-1" };
  const response = await log.server.post(`${CHAT}?api_key=sk-of-mine`, ask("echo", "Hello", { n: 2 }), { headers });
  const { usage } = (await response.json()) as { usage: { prompt_tokens: number; completion_tokens: number } };
  const { level, fields } = await log.line();
  expect(level).toBe("info");
  expect(fields).toEqual({
    request_id: "req-1",
    method: "POST",
    path: CHAT,
    operation: "createChatCompletion",
    status: 200,
    principal: expect.any(String),
    model: "echo",
    stream: false,
    choices: 2,
    finish_reasons: ["stop", "stop"],
    prompt_tokens: usage.prompt_tokens,
    completion_tokens: usage.completion_tokens,
    duration_ms: expect.any(Number),
    wait_ms: expect.any(Number),
    first_output_ms: expect.any(Number),
  });
  expect(Number(fields["wait_ms"])).toBeLessThanOrEqual(Number(fields["first_output_ms"]));
  expect(Number(fields["first_output_ms"])).toBeLessThanOrEqual(Number(fields["duration_ms"]));
});

test("a stream is one line at its end, with its tokens where they were asked for", async () => {
  await using log = await watched();
  const more = { stream: true, stream_options: { include_usage: true } };
  await (await log.server.post(CHAT, ask("words", "a b c", more))).text();
  const { fields } = await log.line();
  expect(fields).toMatchObject({ status: 200, stream: true, finish_reasons: ["stop"], completion_tokens: 4 });
});

test.for([
  ["no such model", ask("nobody"), 404, "model_not_found"],
  ["an error that the graph means", ask("busy"), 429, "rate_limit_exceeded"],
] as const)("%s is a line with its status and code", async ([, body, status, code]) => {
  await using log = await watched();
  await (await log.server.post(CHAT, body)).json();
  expect(await log.line()).toMatchObject({ level: "info", fields: { status, code } });
});

test("every 5xx has a warning with its id, beside the failure that caused it", async () => {
  await using log = await watched();
  for (const model of ["fails", "upstream", "closed"]) {
    const response = await log.server.post(CHAT, ask(model));
    await response.text();
    expect(response.status).toBeGreaterThanOrEqual(500);
    const id = response.headers.get("x-request-id");
    const told = () => log.lines.filter(({ level, fields }) => level === "warn" && fields["request_id"] === id);
    await expect.poll(told).toMatchObject([{ fields: { status: response.status, model } }]);
  }
  expect(log.lines.find(({ level }) => level === "error")?.fields).toMatchObject({ code: "graph_error" });
});

test("what a failure drags along is told to a bounded length", async () => {
  const errors: Readonly<Record<string, unknown>>[] = [];
  const logger = { ...quiet, error: (fields: object) => void errors.push(fields as (typeof errors)[number]) };
  const list = (depth: number): unknown => Array.from({ length: 30 }, () => (depth === 0 ? 1 : list(depth - 1)));
  const registry = new GraphRegistry().register("heavy", () => {
    throw Object.assign(new Error("w".repeat(50_000)), { rows: list(2) });
  });
  await using server = await open(registry, { logger });
  expect((await server.post(CHAT, ask("heavy"))).status).toBe(500);
  expect(errors).toHaveLength(1);
  expect(String(errors[0]?.["cause"]).length).toBeLessThan(17_000);
  expect(String(errors[0]?.["cause"])).toContain("wwww");
});

test("a failure within a stream is a warning, though its status was 200", async () => {
  await using log = await watched();
  await (await log.server.post(CHAT, ask("fails-later", "?", { stream: true }))).text();
  const { level, fields } = await log.line();
  expect(level).toBe("warn");
  expect(fields).toMatchObject({ status: 200, aborted: "error", code: "graph_error", finish_reasons: undefined });
});

test("a client that leaves is told without a status that it never got", async () => {
  await using log = await watched();
  await expect(log.server.post(CHAT, ask("never"), { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  const { level, fields } = await log.line();
  expect(level).toBe("info");
  expect(fields).toMatchObject({ status: undefined, aborted: "client", model: "never" });
});

test("a request that took too long is a warning that says so", async () => {
  await using log = await watched({ requestTimeoutMs: 50 });
  await (await log.server.post(CHAT, ask("never"))).json();
  expect(await log.line()).toMatchObject({ level: "warn", fields: { status: 504, aborted: "timeout" } });
});

test("health checks, metrics, pages and preflights are no lines while they go well", async () => {
  await using log = await watched({ corsOrigins: ["https://a.example"] });
  for (const path of ["/health", "/health/ready", "/metrics", "/docs", "/openapi.json"])
    expect((await log.server.get(path)).status, path).toBe(200);
  await log.server.get(CHAT, { method: "OPTIONS" });
  await log.server.get("/v1/models");
  expect((await log.line()).fields).toMatchObject({ path: "/v1/models", operation: "listModels", status: 200 });
  await log.server.get("/nowhere");
  await expect.poll(() => log.lines.length).toBe(2);
  expect(log.lines[1]?.fields).toMatchObject({ path: "/nowhere", status: 404 });
});

test("a path fills no log, and what may hold secrets in it stays out of it", async () => {
  await using log = await watched();
  const { host, port } = new URL(log.server.url);
  const target = `http://user:secret@${host}/${"x".repeat(2_000)}?key=secret`;
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await log.line()).fields["path"]).toMatch(/^\/x{511}$/);
});

test("neither key nor question nor answer is in any line, wherever the request ends", async () => {
  await using log = await watched({ apiKeys: ["sk-of-mine"], strictRequests: true });
  const secrets = ["sk-of-mine", "sk-wrong", "my question", "You said"];
  const send = async (key: string, body: object) => {
    const headers = { authorization: `Bearer ${key}`, "x-api-key": key };
    return (await log.server.post(CHAT, body, { headers })).text();
  };
  const bodies = [
    ...["echo", "fails", "busy", "upstream", "nobody"].map((model) => ask(model, "my question")),
    ask("words", "my question", { stream: true }),
    ask("fails-later", "my question", { stream: true }),
    ask("echo", "my question", { temperature: "my question" }),
  ];
  for (const body of bodies) await send("sk-of-mine", body);
  await send("sk-wrong", ask("echo", "my question"));
  await expect.poll(() => log.lines.filter(({ message }) => message === "request").length).toBe(bodies.length + 1);
  for (const secret of secrets) expect(JSON.stringify(log.lines)).not.toContain(secret);
});

test("questions and answers are logged where that is asked for, cut to a bounded length, and never the key", async () => {
  await using log = await watched({ logContent: true, apiKeys: ["sk-of-mine"] });
  const headers = { authorization: "Bearer sk-of-mine" };
  const parts = [
    { type: "text", text: "what is this" },
    { type: "image_url", image_url: { url: `data:image/png;base64,${"A".repeat(100_000)}` } },
  ];
  const messages = [{ role: "user", content: parts }];
  await (await log.server.post(CHAT, { model: "echo", messages, n: 2 }, { headers })).json();
  const { fields } = await log.line();
  expect(fields["answers"]).toEqual(["You said: what is this", "You said: what is this"]);
  expect(fields["messages"]).toMatchObject([{ role: "user", content: [{ text: "what is this" }, {}] }]);
  const line = JSON.stringify(fields);
  expect(line.length).toBeLessThan(10_000);
  expect(line).not.toContain("sk-of-mine");
});

test("a long answer is logged cut, in both forms", async () => {
  for (const stream of [false, true]) {
    await using log = await watched({ logContent: true });
    await (await log.server.post(CHAT, ask("words", "word ".repeat(4_000), { stream }))).text();
    const [answer = ""] = (await log.line()).fields["answers"] as readonly string[];
    expect(answer.length).toBeGreaterThan(8_000);
    expect(answer.length).toBeLessThan(8_300);
  }
});

test("a log that throws takes no answer with it", async () => {
  const broken = () => {
    throw new Error("the disk is full");
  };
  await using server = await open(probes(), { logger: { info: broken, warn: broken, error: broken } });
  expect((await server.post(CHAT, ask("echo"))).status).toBe(200);
  expect((await server.post(CHAT, ask("fails"))).status).toBe(500);
});

test("a JSON answer says where its time went", async () => {
  await using log = await watched();
  const response = await log.server.post(CHAT, ask("echo"));
  expect(response.headers.get("server-timing")).toMatch(/^wait;dur=\d+\.\d, graph;dur=\d+\.\d$/);
  const models = await log.server.get("/v1/models");
  expect(models.headers.get("server-timing")).toBeNull();
});
