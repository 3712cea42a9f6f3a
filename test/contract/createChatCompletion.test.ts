import { afterAll, beforeAll, expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { probes } from "../support/probes.ts";
import { raw } from "../support/states.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";

const answers = createAnswers("createChatCompletion");
const JSON_TYPE = "application/json";
let server: TestServer;
let locked: TestServer;

beforeAll(async () => {
  server = await open(probes(), { requestTimeoutMs: 300, maxBodyBytes: 10_000, bodyTimeoutMs: 100 });
  locked = await open(probes(), { apiKeys: ["right"] });
});
afterAll(async () => {
  await server.close();
  await locked.close();
});

const errorWith = (error: object) => (body: unknown) => {
  expect(body).toMatchObject({ error });
  expect(JSON.stringify(body)).not.toContain("secret");
};

answers(
  200,
  JSON_TYPE,
  "the graph's answer in one piece",
  () => server.post(CHAT, ask("echo")),
  (body) => {
    expect(body).toMatchObject({
      model: "echo",
      choices: [{ message: { content: "You said: Hello" }, finish_reason: "stop" }],
    });
  },
);

answers(
  200,
  "text/event-stream",
  "the same answer as a stream",
  () => server.post(CHAT, ask("words", "one two", { stream: true })),
  (events) => {
    const chunks = events as { choices: { delta: { content?: string } }[] }[];
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("one two ");
  },
);

answers(
  400,
  JSON_TYPE,
  "a body that the contract does not know",
  () => server.post(CHAT, {}),
  errorWith({ param: "messages", code: "missing_required_parameter" }),
);

answers(
  401,
  JSON_TYPE,
  "a wrong key",
  () => locked.post(CHAT, ask("echo"), { headers: { authorization: "Bearer wrong" } }),
  errorWith({ code: "invalid_api_key" }),
);

answers(
  403,
  JSON_TYPE,
  "a request that was sent to another host",
  () => raw(server.url + CHAT, { method: "POST", headers: { host: "evil.example" } }),
  errorWith({ code: "host_not_allowed" }),
);

answers(
  404,
  JSON_TYPE,
  "a model that does not exist",
  () => server.post(CHAT, ask("gpt-9")),
  errorWith({ code: "model_not_found" }),
);

answers(
  408,
  JSON_TYPE,
  "a body that does not arrive",
  () =>
    raw(
      server.url + CHAT,
      { method: "POST", headers: { "content-type": JSON_TYPE, "content-length": "50" } },
      (request) => request.write("{"),
    ),
  errorWith({ code: "request_timeout" }),
);

answers(
  413,
  JSON_TYPE,
  "a body over the limit",
  () => server.post(CHAT, ask("echo", "x".repeat(20_000))),
  errorWith({ code: "request_too_large" }),
);

answers(
  415,
  JSON_TYPE,
  "a body of another type",
  () => server.post(CHAT, "hello", { headers: { "content-type": "text/plain" } }),
  errorWith({ code: "unsupported_media_type" }),
);

answers(
  429,
  JSON_TYPE,
  "a worker that passes a limit on",
  () => server.post(CHAT, ask("busy")),
  (body, response) => {
    expect(response.headers.get("retry-after")).toBe("2");
    errorWith({ code: "rate_limit_exceeded" })(body);
  },
);

answers(
  500,
  JSON_TYPE,
  "a graph that fails, whose reason stays here",
  () => server.post(CHAT, ask("fails")),
  (body, response) => {
    expect(response.headers.get("x-should-retry")).toBe("false");
    errorWith({ code: "graph_error", type: "server_error" })(body);
  },
);

answers(
  502,
  JSON_TYPE,
  "a service behind the graph that fails",
  () => server.post(CHAT, ask("upstream")),
  errorWith({ code: "upstream_error" }),
);

answers(
  503,
  JSON_TYPE,
  "a worker that has no room",
  () => server.post(CHAT, ask("closed")),
  errorWith({ code: "overloaded" }),
);

answers(
  504,
  JSON_TYPE,
  "a graph that takes too long, also one that ignores its signal",
  () => server.post(CHAT, ask("deaf")),
  errorWith({ code: "request_timeout" }),
);
