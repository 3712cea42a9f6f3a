import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { CHAT, open, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await open(probes());
});
afterAll(() => server.close());

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 1500);

/** The two ways in which the graph, not the request, can be at fault here. */
const DISOBEYED = ["response_format_mismatch", "tool_choice_violated"];

/** Bodies that touch every kind of field, for the mutations to start from. */
const seeds: unknown[] = [
  { messages: [{ role: "user", content: "Hello" }] },
  {
    model: "words",
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: "user", content: [{ type: "text", text: "a b c" }] }],
    stop: ["b"],
    n: 2,
  },
  {
    messages: [
      {
        role: "user",
        content: [
          { type: "image_url", image_url: { url: "data:,", detail: "low" } },
          { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
        ],
      },
    ],
  },
  {
    messages: [
      { role: "developer", content: "x" },
      { role: "user", content: "y" },
      { role: "assistant", tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }] },
      { role: "tool", tool_call_id: "c", content: "z" },
    ],
    tools: [
      {
        type: "function",
        function: { name: "f", parameters: { type: "object", properties: { a: { type: "string" } } } },
      },
    ],
    tool_choice: "auto",
    max_tokens: 5,
    logit_bias: { "50256": -100 },
    metadata: { a: "b" },
  },
  {
    messages: [{ role: "user", content: "x" }],
    response_format: {
      type: "json_schema",
      json_schema: {
        name: "n",
        strict: true,
        schema: {
          type: "object",
          properties: { a: { anyOf: [{ type: "string" }, { $ref: "#/$defs/b" }] } },
          required: ["a"],
          additionalProperties: false,
          $defs: { b: { type: "null" } },
        },
      },
    },
    temperature: 0.5,
    top_p: 1,
    logprobs: true,
    top_logprobs: 2,
    seed: 1,
    user: "u",
  },
];

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    "",
    [],
    {},
    -1,
    1e308,
    0.1,
    "\u0000",
    "\ud800",
    "__proto__",
    { __proto__: null },
    [[[[]]]],
    Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], []),
    "x".repeat(70_000),
    Array.from({ length: 3000 }, () => ({})),
  ),
);

/** Replaces, removes or adds something at a random place of a value. */
function mutate(value: unknown, [turn, ...path]: readonly number[], by: unknown): unknown {
  if (turn === undefined || typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[turn % (keys.length + 1)];
  const copy: Record<string, unknown> = Array.isArray(value) ? (value.slice() as never) : { ...value };
  if (key === undefined) copy[Array.isArray(value) ? String(value.length) : "extra"] = by;
  else if (turn % 5 === 0 && path.length === 0 && !Array.isArray(copy)) delete copy[key];
  else copy[key] = mutate(copy[key], path, by);
  return copy;
}

test("no body makes the server fail: each is answered, or refused with one clear 4xx", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }),
      hostile,
      async (seed, path, by) => {
        const response = await server.post(CHAT, mutate(seed, path, by));
        seen.add(response.status);
        const text = await response.text();
        if (response.status === 200) return;
        const { error } = JSON.parse(text) as { error: { message: string; type: string; code: string } };
        if (response.status === 500) {
          expect(DISOBEYED).toContain(error.code);
          return;
        }
        expect([400, 404]).toContain(response.status);
        expect(error.type).toBe("invalid_request_error");
        expect(error.message.length).toBeGreaterThan(10);
        expect(error.message.length).toBeLessThan(2000);
      },
    ),
    { numRuns: RUNS },
  );
  expect(seen).toContain(200);
  expect(seen).toContain(400);
});

test("no path or method makes the server fail", async () => {
  const segment = fc.constantFrom(
    "v1",
    "models",
    "chat",
    "completions",
    "health",
    "ready",
    "metrics",
    "docs",
    "..",
    ".",
    "",
    "%2F",
    "%00",
    "%E0%A4%A",
    "{model}",
    "__proto__",
    "a b",
    "é",
    "openapi.json",
    "\\",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(segment, { maxLength: 6 }),
      fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"),
      fc.oneof(fc.json(), fc.constant("")),
      async (segments, method, body) => {
        const carries = method !== "GET" && method !== "HEAD";
        const init = { method, redirect: "manual", ...(carries && { body }) } as const;
        const response = await server.get(`/${segments.join("/")}`, init);
        expect(response.status).toBeLessThan(500);
        await response.arrayBuffer();
      },
    ),
    { numRuns: RUNS },
  );
});

test("no text of random bytes makes the server fail", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.json()), async (body) => {
      const response = await server.post(CHAT, body);
      expect(response.status).toBe(400);
      await response.arrayBuffer();
    }),
    { numRuns: RUNS },
  );
});
