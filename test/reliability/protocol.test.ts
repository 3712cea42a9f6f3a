import { once } from "node:events";
import { connect } from "node:net";
import { GraphRegistry, serve } from "@thinkagain/serve";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";
import { raw } from "../support/states.ts";

const { registry, counts } = probeGraphs();
let server: TestServer;
let locked: TestServer;
beforeAll(async () => {
  server = await open(registry);
  locked = await open(registry, { apiKeys: ["the-key"], allowedHosts: [] });
});
afterAll(async () => {
  await server.close();
  await locked.close();
});

const HOST = "host: localhost\r\n";
const BODY = JSON.stringify(ask("p-echo", "hello"));
const head = (...lines: readonly string[]) =>
  `POST ${CHAT} HTTP/1.1\r\n${HOST}content-type: application/json\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;

/** Sends text as it is and returns what came back until the server closed the connection. */
async function send(text: string, port = server.port): Promise<string> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  let answer = "";
  socket.on("data", (data) => (answer += String(data)));
  socket.write(text);
  // A connection that is reset is closed too.
  await new Promise((resolve) => socket.once("close", resolve));
  return answer;
}

const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

describe("a body whose length is a lie", () => {
  test("shorter than it is: what is behind it is no request, and the run never starts", async () => {
    const before = counts("p-echo").starts;
    const answer = await send(head(`content-length: ${BODY.length - 5}`) + BODY);
    expect(statuses(answer)[0]).toBe(400);
    expect(counts("p-echo").starts).toBe(before);
  });

  test("longer than it is: a client that leaves is no request", async () => {
    const before = counts("p-echo").starts;
    const socket = connect(server.port, "127.0.0.1");
    socket.end(head(`content-length: ${BODY.length + 5}`) + BODY);
    await once(socket.resume(), "close");
    expect(counts("p-echo").starts).toBe(before);
  });

  test.each([
    ["a length and chunks", ["content-length: 5", "transfer-encoding: chunked"]],
    ["two lengths", ["content-length: 5", "content-length: 6"]],
    ["a length that is no number", ["content-length: 5x"]],
    ["a negative length", ["content-length: -1"]],
    ["a coding behind the chunks", ["transfer-encoding: chunked, identity"]],
    ["a header that is folded", ["x-a: b\r\n c: d", `content-length: ${BODY.length}`, "content-length : 5"]],
  ])("told twice or in doubt is a 400 in the envelope: %s", async (_what, lines) => {
    const answer = await send(`${head(...lines)}0\r\n\r\n`);
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toContain('{"error":{');
  });
});

describe("no spelling of a path, host or header is a way round the key", () => {
  const paths = [
    "/v1/models",
    "/v1/models/",
    "//v1/models",
    "/V1/MODELS",
    "/v1//models",
    "/./v1/models",
    "/x/../v1/models",
    "/health/../v1/models",
    "/health/..%2fv1/models",
    "/docs/../v1/models",
    "/docs/%2e%2e/v1/models",
    "/health;/v1/models",
    "/v1%2fmodels",
    "/v1/models%00",
    "/v1/models?path=/health",
    "/v1/models#/health",
    "/v1\\models",
    "/v1/models/__proto__",
    "/v1/models/..%2f..%2fhealth",
  ];
  const disguises: readonly Record<string, string>[] = [
    {},
    { host: "x/?" },
    { host: "localhost/health?" },
    { host: "x@y:1/health#" },
    { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1", "x-forwarded-prefix": "/health" },
    { "x-original-url": "/health", "x-rewrite-url": "/health", "x-http-method-override": "OPTIONS" },
    { authorization: "Bearer" },
    { authorization: "Bearer undefined" },
    { authorization: "Basic dGhlLWtleQ==" },
    { "x-api-key": "the-key, the-key" },
    { cookie: "api-key=the-key" },
  ];
  test.each(paths)("%s", async (path) => {
    for (const headers of disguises) {
      const response = await raw(locked.url, { path, headers } as never);
      expect([400, 401, 404], JSON.stringify(headers)).toContain(response.status);
      expect(Object.keys((await response.json()) as object)).toEqual(["error"]);
    }
  });

  test("and with the key the plain path is open, so that the rest was refused for want of it", async () => {
    const { status } = await raw(locked.url, {
      path: "/v1/models",
      headers: { authorization: "Bearer the-key" },
    } as never);
    expect(status).toBe(200);
  });
});

test("names of the prototype poison nothing, as headers, in the query or in the path", async () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const answer = await send(
      `GET /v1/models?${name}=1&${name}[a]=1 HTTP/1.1\r\n${HOST}${name}: x\r\nconnection: close\r\n\r\n`,
    );
    expect(statuses(answer)).toEqual([200]);
    expect((await server.get(`/v1/models/${name}`)).status).toBe(404);
    expect((await server.get(`/${name}`)).status).toBe(404);
    expect((await server.post(`${CHAT}?${name}[a]=1`, { [name]: { a: 1 } })).status).toBe(400);
  }
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  expect((await server.post(CHAT, {})).status).toBe(400);
});

describe("one connection, several requests", () => {
  const get = (path: string) => `GET ${path} HTTP/1.1\r\n${HOST}\r\n`;

  test("are answered each and in order", async () => {
    const last = `GET /health HTTP/1.1\r\n${HOST}connection: close\r\n\r\n`;
    const requests = head(`content-length: ${BODY.length}`) + BODY + get("/v1/nothing") + get("/v1/models") + last;
    expect(statuses(await send(requests))).toEqual([200, 404, 200, 200]);
  });

  test("end after a thousand", async () => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    socket.write(get("/health").repeat(1_000));
    await until(() => statuses(answer).length === 1_000 && answer.endsWith("}"));
    expect(new Set(statuses(answer))).toEqual(new Set([200]));
    expect(answer.match(/^connection: close\r$/gim)).toHaveLength(1);
    expect(answer.slice(answer.lastIndexOf("HTTP/1.1"))).toMatch(/^connection: close\r$/im);
    socket.destroy();
  });

  test("garbage behind a running stream does not enter it", async () => {
    const body = JSON.stringify(ask("p-begun", "200", { stream: true }));
    const answer = await send(`${head(`content-length: ${body.length}`)}${body}NONSENSE\r\n\r\n`);
    expect(statuses(answer)).toEqual([200]);
    expect(answer).toMatch(/begun[^]*at last[^]*data: \[DONE\]\n\n\r\n0\r\n\r\n$/);
  });
});

describe("connections are bounded", () => {
  test("one more than maxConnections is closed at once, and takes nothing from the others", async () => {
    await using small = await open(probeGraphs().registry, { maxConnections: 2 });
    const sockets = [0, 1].map(() => connect(small.port, "127.0.0.1"));
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    expect(await send("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n", small.port)).toBe("");
    sockets[0]?.write("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n");
    expect(String((await once(sockets[0] ?? connect(0), "data"))[0])).toContain("200 OK");
    for (const socket of sockets) socket.destroy();
    await until(async () => (await small.get("/health").catch(() => undefined))?.status === 200);
  });

  test("one that rests longer than keepAliveTimeoutMs is closed, and clients are told how long they may rest", async () => {
    await using brief = await open(probeGraphs().registry, { keepAliveTimeoutMs: 1_000 });
    const answer = await send("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n", brief.port);
    expect(statuses(answer)).toEqual([200]);
    expect(answer).toMatch(/^keep-alive: timeout=1\b/im);
  });

  test.each([
    { maxConnections: 0 },
    { maxConnections: Number.NaN },
    { keepAliveTimeoutMs: -1 },
    { shutdownTimeoutMs: 1.5 },
  ])("%j is refused", async (options) => {
    await expect(
      serve(
        new GraphRegistry().register("x", () => "x"),
        { port: 0, ...options },
      ),
    ).rejects.toThrow(RangeError);
  });
});

describe("the pages of the documentation answer as the operations do", () => {
  test.each(["/docs", "/redoc", "/openapi.json", "/openapi.yaml", "/docs/init.js"])("%s", async (path) => {
    for (const method of ["POST", "DELETE", "PROPFIND"]) {
      const response = await raw(server.url + path, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(await response.json()).toMatchObject({ error: { code: "method_not_allowed", param: null } });
    }
    const options = await server.get(path, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test("nobody's path is a 404 for every method", async () => {
    for (const method of ["GET", "POST", "OPTIONS"])
      expect((await raw(`${server.url}/docs/x`, { method })).status).toBe(404);
  });
});
