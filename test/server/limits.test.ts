import { afterAll, beforeAll, expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { CHAT, open, type TestServer } from "../support/server.ts";

const user = { role: "user", content: "Hello" };
const text = { type: "text", text: "Hello" };
const tool = (at: number) => ({ type: "function", function: { name: `f${at}` } });
const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));

let byDefault: TestServer;
let strict: TestServer;
let generous: TestServer;

beforeAll(async () => {
  byDefault = await open(probes());
  strict = await open(probes(), { maxMessages: 1, maxParts: 1, maxTools: 1, maxOutputTokens: 10 });
  generous = await open(probes(), { maxMessages: 5000, maxParts: 5000, maxTools: 5000, maxOutputTokens: 1e9 });
});
afterAll(() => Promise.all([byDefault, strict, generous].map((server) => server.close())));

type Body = Record<string, unknown>;
const LONG = "array_above_max_length";
const LARGE = "integer_above_max_value";

const cases: [name: string, server: () => TestServer, body: Body, param: string, code: string][] = [
  ["2,049 messages", () => byDefault, { messages: many(2049, () => user) }, "messages", LONG],
  [
    "1,025 parts",
    () => byDefault,
    { messages: [user, { role: "user", content: many(1025, () => text) }] },
    "messages[1].content",
    LONG,
  ],
  ["129 tools", () => byDefault, { messages: [user], tools: many(129, tool) }, "tools", LONG],
  [
    "129 functions",
    () => byDefault,
    { messages: [user], functions: many(129, (at) => ({ name: `f${at}` })) },
    "functions",
    LONG,
  ],
  [
    "a token limit beyond all reason",
    () => byDefault,
    { messages: [user], max_tokens: 900_000_000 },
    "max_tokens",
    LARGE,
  ],
  [
    "choices whose tokens are too many together",
    () => byDefault,
    { messages: [user], n: 8, max_completion_tokens: 200_000 },
    "max_completion_tokens",
    LARGE,
  ],
  ["two messages where one is allowed", () => strict, { messages: [user, user] }, "messages", LONG],
  [
    "two parts where one is allowed",
    () => strict,
    { messages: [{ role: "user", content: [text, text] }] },
    "messages[0].content",
    LONG,
  ],
  ["two tools where one is allowed", () => strict, { messages: [user], tools: many(2, tool) }, "tools", LONG],
  ["eleven tokens where ten are allowed", () => strict, { messages: [user], max_tokens: 11 }, "max_tokens", LARGE],
];

test.each(cases)("%s are refused with their param", async (_name, server, body, param, code) => {
  const response = await server().post(CHAT, { model: "echo", ...body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", param, code } });
});

test.each(cases.slice(0, 6))("%s pass where the server allows them", async (_name, _server, body) => {
  expect((await generous.post(CHAT, { model: "echo", ...body, n: 1 })).status).toBe(200);
});
