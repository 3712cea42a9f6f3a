import { connect } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";
import { raw } from "../support/states.ts";

let server: TestServer;
beforeAll(async () => {
  server = await open(probes(), { maxBodyBytes: 200_000 });
});
afterAll(() => server.close());

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(server.url + CHAT, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

async function refusal(response: Response): Promise<[status: number, param: string | null, code: string | null]> {
  const { error } = (await response.json()) as {
    error: { message: string; type: string; param: string | null; code: string | null };
  };
  expect(Object.keys(error).toSorted()).toEqual(["code", "message", "param", "type"]);
  expect(error.message).not.toBe("");
  return [response.status, error.param, error.code];
}

describe("a body that is no JSON is a 400 that says so", () => {
  const bodies = [
    "",
    "{",
    '{"messages": NaN}',
    '{"messages": [],}',
    "// c\n{}",
    "\ufeff{}",
    "undefined",
    "{'messages': 1}",
  ];
  test.each(bodies)("%j", async (body) => {
    expect(await refusal(await post(body))).toEqual([400, null, null]);
  });
});

test.each([["[]"], ['"text"'], ["null"], ["7"]])("a body that is JSON and no object is a 400: %s", async (body) => {
  expect(await refusal(await post(body))).toEqual([400, null, "invalid_type"]);
});

test("a body that is not UTF-8 is a 400", async () => {
  expect(await refusal(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])))).toEqual([400, null, "invalid_encoding"]);
});

test("a body that nests deeper than the limit is a 400, whatever its depth", async () => {
  for (const depth of [65, 90_000]) {
    const body = `{"messages": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect(await refusal(await post(body))).toEqual([400, null, "body_too_deep"]);
  }
  const brackets = JSON.stringify(ask("echo", '[[[{{{"'.repeat(200)));
  expect((await post(brackets)).status).toBe(200);
});

test.each([
  ["text/plain"],
  ["application/x-www-form-urlencoded"],
  ["application/json; charset=utf-16"],
  ["application/jsonx"],
  ["multipart/form-data; boundary=x"],
])("a content type other than JSON in UTF-8 is a 415: %s", async (type) => {
  expect(await refusal(await post("{}", { "content-type": type }))).toEqual([415, null, "unsupported_media_type"]);
});

test.each([["Application/JSON"], ["application/json;charset=UTF-8"], ['application/json ; charset="utf-8"']])(
  "JSON is JSON in any spelling: %s",
  async (type) => {
    expect((await post(JSON.stringify(ask("echo")), { "content-type": type })).status).toBe(200);
  },
);

test("a coded body is a 415", async () => {
  expect(await refusal(await post("{}", { "content-encoding": "gzip" }))).toEqual([
    415,
    null,
    "unsupported_media_type",
  ]);
});

test("a body over the limit is a 413, declared or not, and the answer arrives", async () => {
  const big = JSON.stringify(ask("echo", "x".repeat(300_000)));
  expect(await refusal(await post(big))).toEqual([413, null, "request_too_large"]);
  const chunked = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 50; i++) controller.enqueue(new TextEncoder().encode("x".repeat(10_000)));
      controller.close();
    },
  });
  const response = await fetch(server.url + CHAT, {
    method: "POST",
    body: chunked,
    duplex: "half",
    headers: { "content-type": "application/json" },
  });
  expect(await refusal(response)).toEqual([413, null, "request_too_large"]);
});

test("numbers that JSON turns to infinity are a 400", async () => {
  const body = '{"messages":[{"role":"user","content":"x"}],"temperature":1e400}';
  expect((await refusal(await post(body)))[0]).toBe(400);
});

test("keys of the prototype do no harm, and the next request is served", async () => {
  const poisoned =
    '{"__proto__":{"messages":[{"role":"user","content":"x"}]},"constructor":{"prototype":{"polluted":1}}}';
  expect(await refusal(await post(poisoned))).toEqual([400, "messages", "missing_required_parameter"]);
  for (const model of ["__proto__", "constructor", "toString", "hasOwnProperty"])
    expect(await refusal(await server.post(CHAT, ask(model)))).toEqual([404, null, "model_not_found"]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(await refusal(await post("{}"))).toEqual([400, "messages", "missing_required_parameter"]);
});

test.each([["\u0000"], ["\u2028\u2029"], ["\r\n\r\n"], ["\n\ndata: [DONE]\n\n"], ["\ud83d\ude00"], ["<|endoftext|>"]])(
  "text arrives unchanged, in one piece and as a stream: %j",
  async (text) => {
    const whole = (await (await server.post(CHAT, ask("echo", text))).json()) as {
      choices: { message: { content: string } }[];
    };
    expect(whole.choices[0]?.message.content).toBe(`You said: ${text}`);
    const stream = await (await server.post(CHAT, ask("echo", text, { stream: true }))).text();
    expect(stream.split("\n\n").at(-2)).toBe("data: [DONE]");
    expect(stream.split("data: ").length).toBeGreaterThan(3);
  },
);

test("a lone surrogate is answered in valid UTF-8", async () => {
  const response = await post('{"messages":[{"role":"user","content":"a\\ud800b"}]}');
  expect(response.status).toBe(200);
  expect(new TextDecoder("utf-8", { fatal: true }).decode(await response.arrayBuffer())).toContain("You said: a");
});

describe("paths and methods have one normal form and one envelope", () => {
  test.each([
    ["GET", "/v1/nothing", 404],
    ["POST", "/v1/embeddings", 404],
    ["GET", "//v1/models", 404],
    ["GET", "/v1/models/", 200],
    ["GET", "/v1/models//", 404],
    ["GET", "/v1/./models", 200],
    ["GET", "/v1/models/%", 400],
    ["GET", "/%", 400],
    ["GET", "/v1/models/org/team:v1%20x", 200],
    ["GET", "/v1/models/org%2Fteam:v1%20x", 200],
    ["DELETE", "/v1/models/echo", 405],
    ["GET", CHAT, 405],
    ["PUT", CHAT, 405],
    ["PROPFIND", CHAT, 405],
  ])("%s %s → %i", async (method, path, status) => {
    const response = await raw(server.url + path, { method });
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get("allow")).toContain(path === CHAT ? "POST" : "GET");
    if (status !== 200) await refusal(response);
  });

  test("a missing endpoint of OpenAI's names what there is", async () => {
    const { error } = (await (await server.post("/v1/embeddings", {})).json()) as { error: { message: string } };
    expect(error.message).toContain("POST /v1/embeddings");
    expect(error.message).toContain("POST /v1/chat/completions");
  });

  test("HEAD answers like GET, without a body", async () => {
    const head = await server.get("/v1/models", { method: "HEAD" });
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "application/json", ""]);
  });

  test("OPTIONS says what is allowed", async () => {
    const response = await server.get(CHAT, { method: "OPTIONS" });
    expect([response.status, response.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
  });
});

/** Sends text as it is and returns what came back until the server closed the connection. */
async function send(text: string, { port } = server): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.write(text);
  await once(socket, "close");
  return answer;
}

const HOST = "host: localhost\r\nconnection: close\r\n";

describe("what the HTTP parser refuses gets the envelope too", () => {
  test("garbage is a 400 with a request id", async () => {
    const answer = await send("NONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/x-request-id: req_[0-9a-f]{32}\r\n/);
    expect(answer).toContain('{"error":{');
  });

  test("headers that are too large are a 431", async () => {
    const answer = await send(`GET /health HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('{"error":{');
  });

  test("a chunked body that breaks off into garbage is a 400 at once, and the run never starts", async () => {
    const head = `POST ${CHAT} HTTP/1.1\r\n${HOST}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    const answer = await send(`${head}2\r\n{}\r\nzz\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('{"error":{');
  });

  test("garbage behind a good request does not enter its answer, however often it comes", async () => {
    const answer = await send(`GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n${"NONSENSE\r\n\r\n".repeat(40)}`);
    expect(answer).toContain('{"status":"ok"}');
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test("an Expect that nobody knows is a 417", async () => {
    const answer = await send(`GET /health HTTP/1.1\r\n${HOST}expect: miracles\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 417 /);
    expect(answer).toContain('{"error":{');
  });

  test("a client that waits to be asked for its body is asked only when the body will be read", async () => {
    const body = JSON.stringify(ask("echo"));
    const head = (length: number) =>
      `POST ${CHAT} HTTP/1.1\r\n${HOST}content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${length}\r\n\r\n`;
    expect(await send(head(body.length) + body)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    expect(await send(head(5_000_000_000))).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe("a request target that is no path never reaches the app", () => {
  test.each(["foo://", "http://[bad/", "mailto:x", "v1/models", "http://u@localhost/v1/models"])(
    "%s is a 400 in the envelope",
    async (target) => {
      const answer = await send(`GET ${target} HTTP/1.1\r\n${HOST}\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('{"error":{');
    },
  );

  test("the absolute form of a proxy is understood, and its host is the one that counts", async () => {
    expect(await send(`GET http://localhost/v1/models HTTP/1.1\r\n${HOST}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await send(`GET http://evil.example/v1/models HTTP/1.1\r\n${HOST}\r\n`)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("two Host headers are a 400", async () => {
    const answer = await send(`GET /v1/models HTTP/1.1\r\n${HOST}host: evil.example\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('{"error":{');
  });
});

describe("below a base path", () => {
  let based: TestServer;
  beforeAll(async () => {
    based = await open(probes(), { basePath: "/ai" });
  });
  afterAll(() => based.close());
  const get = (target: string, host = "localhost") =>
    send(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`, based);

  test.each(["/v1/models", "/aix", "/", "http://localhost/v1/models"])("%s is a 404 like any other", async (target) => {
    const answer = await get(target);
    expect(answer).toMatch(
      /^HTTP\/1\.1 404 [^]*x-request-id: req_[^]*"message":"Invalid URL \(GET \/[^]* begins with \/ai\."/i,
    );
    expect(await get("/v1/models", "evil.example")).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("what is no path is a 400", async () => {
    expect(await get("*")).toMatch(/^HTTP\/1\.1 400 [^]*"code":"invalid_path"/);
  });

  test("the absolute form of a proxy is understood", async () => {
    expect(await get("http://localhost/ai/v1/models")).toMatch(/^HTTP\/1\.1 200 /);
    expect(await get("http://evil.example/ai/v1/models")).toMatch(/^HTTP\/1\.1 403 /);
  });
});

test("a body of a million small values is refused before it is parsed", async () => {
  await using large = await open(probes());
  const response = await large.post(
    CHAT,
    `{"messages":[{"role":"user","content":"x"}],"z":[${"{},".repeat(1_000_000)}{}]}`,
  );
  expect(await refusal(response)).toEqual([400, null, "body_too_complex"]);
});

test("values that hold one value each are counted too, not only those that commas part", async () => {
  await using small = await open(probes(), { maxValues: 100 });
  const body = (count: number) => `{"messages":[{"role":"user","content":"x"}],"z":[${"[[[[[1]]]]],".repeat(count)}1]}`;
  expect((await small.post(CHAT, body(10))).status).toBe(200);
  expect(await refusal(await small.post(CHAT, body(20)))).toEqual([400, null, "body_too_complex"]);
});

test("a field counts as two values, since its name costs more than what it holds", async () => {
  await using small = await open(probes(), { maxValues: 100 });
  const body = (count: number) =>
    ask("echo", "x", Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 1])));
  expect((await small.post(CHAT, body(40))).status).toBe(200);
  expect(await refusal(await small.post(CHAT, body(60)))).toEqual([400, null, "body_too_complex"]);
});

test("a header that the contract declares is judged like a field", async () => {
  const response = await server.post(CHAT, ask("echo"), { headers: { "x-include-status": "banana" } });
  expect(await refusal(response)).toEqual([400, "x-include-status", "invalid_value"]);
});

test("a body on a route that takes none is not swallowed: the connection ends", async () => {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  socket.write("GET /health HTTP/1.1\r\nhost: localhost\r\ncontent-length: 50000000000\r\n\r\n");
  await once(socket, "close");
});
