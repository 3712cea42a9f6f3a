import { ApiError } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answer, failure } from "./support/asked.ts";
import { BASE, finish, stream, Upstream } from "./support/upstream.ts";

const upstream = new Upstream();
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string(),
  fc.constantFrom("", null, {}, [], 0, "custom", "function", { toString: 1 }),
);
const often = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: odd });
const some = (shape: Record<string, fc.Arbitrary<unknown>>) => often(fc.record(shape, { requiredKeys: [] }));
const id = often(fc.constantFrom("a", "b", ""));
const name = often(fc.constantFrom("f", "g", ""));
const call = some({
  index: often(fc.constantFrom(0, 1, 2, null)),
  id,
  type: often(fc.constantFrom("function", "custom")),
  function: some({ name, arguments: often(fc.constantFrom("", "{}", '{"a"', ":1}", "[", {}, { a: 1 })) }),
  custom: some({ name, input: odd }),
});
const token = some({ token: odd, logprob: often(fc.double()), bytes: odd, top_logprobs: odd });
const citation = some({
  type: fc.constant("url_citation"),
  url_citation: some({ start_index: odd, end_index: odd, url: odd, title: odd }),
});
const delta = some({
  role: odd,
  content: often(fc.string()),
  refusal: often(fc.string()),
  reasoning: often(fc.string()),
  reasoning_content: often(fc.string()),
  tool_calls: often(fc.array(call, { maxLength: 3 })),
  annotations: often(fc.array(citation, { maxLength: 2 })),
});
const frame = some({
  choices: often(
    fc.array(
      some({
        index: often(fc.constant(0)),
        delta,
        logprobs: some({ content: often(fc.array(token, { maxLength: 2 })), refusal: odd }),
        finish_reason: often(fc.constantFrom(null, null, null, "stop", "length", "tool_calls", "eos")),
      }),
      { maxLength: 2 },
    ),
  ),
  usage: some({ prompt_tokens: odd, completion_tokens: odd, prompt_tokens_details: odd }),
  error: fc.option(odd, { freq: 20 }),
});

test("whatever an endpoint sends is an answer or a 502, never a failure of the graph", async () => {
  const model = chatModel({ baseURL: BASE, apiKey: "k", model: "m", retries: 0 });
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 6 }), async (frames) => {
      upstream.replies(stream([...frames, finish("stop")]));
      try {
        await answer(model);
        answers++;
      } catch (thrown) {
        expect(await failure(Promise.reject(thrown))).toMatchObject({ name: "ApiError", status: 502 });
      }
    }),
    { numRuns: 300 },
  );
  expect(answers).toBeGreaterThan(20);
});

test("calls that come after the end of an answer are none", async () => {
  const model = chatModel({ baseURL: BASE, apiKey: "k", model: "m", retries: 0 });
  const late = { choices: [{ index: 0, delta: { tool_calls: [{ index: 0 }] } }] };
  upstream.replies(stream([{ choices: [{ index: 0, delta: { content: "Hello" } }] }, finish("stop"), late]));
  expect((await answer(model)).response).toBe("Hello");
});

test("whatever an endpoint refuses with is one of three refusals of ours, in words that are text", async () => {
  const model = chatModel({ baseURL: BASE, apiKey: "k", model: "m", retries: 0 });
  const body = fc.oneof(odd, fc.record({ error: some({ message: odd, type: odd, code: odd, param: odd }) }));
  const header = fc.constantFrom("0", "1", "-1", "1e9", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "99999999999");
  const statuses = new Set<unknown>();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 400, max: 599 }), body, header, async (status, json, wait) => {
      const headers = { "retry-after": wait, "content-type": "application/json" };
      upstream.replies(new Response(JSON.stringify(json), { status, headers }));
      const error = (await failure(answer(model))) as ApiError;
      expect(ApiError.is(error)).toBe(true);
      expect([400, 429, 502]).toContain(error.status);
      expect(error.body.error).toEqual({
        message: expect.any(String),
        type: expect.any(String),
        param: error.status === 400 ? expect.any(String) : null,
        code: expect.any(String),
      });
      for (const [name, value] of Object.entries(error.headers))
        expect(`${name}: ${value}`).toMatch(/^retry-after: \d+$/);
      statuses.add(error.status);
    }),
    {
      numRuns: 300,
      examples: [
        [429, {}, "1"],
        [400, { error: { code: "context_length_exceeded" } }, "1"],
      ],
    },
  );
  expect(statuses).toEqual(new Set([400, 429, 502]));
});
