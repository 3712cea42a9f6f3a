import { describe, expect, test } from "vitest";
import type { ChatContext } from "../../src/wire/index.ts";
import { chunks, complete, failure, fold, stream, type Asked } from "../support/wire.ts";

const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"], additionalProperties: false };
const asked: Asked = { response_format: { type: "json_schema", json_schema: { name: "s", strict: true, schema } } };
const object: Asked = { response_format: { type: "json_object" } };
const mismatch = {
  status: 500,
  headers: { "x-should-retry": "false" },
  body: { error: { type: "server_error", code: "response_format_mismatch" } },
};
const bit = async function* () {
  yield '{"a"';
  yield ":1}";
};

describe("a structured answer", () => {
  test("is sent when it fits, the same in both forms", async () => {
    for (const form of [asked, object]) {
      expect((await complete(bit, form)).choices[0]?.message.content).toBe('{"a":1}');
      expect(fold(await chunks(bit, form))[0]).toMatchObject({
        finish_reason: "stop",
        message: { content: '{"a":1}' },
      });
    }
  });

  test.each([
    ["free text", "Sure! Here it is", asked],
    ["JSON of another shape", '{"a":"one"}', asked],
    ["JSON in a fence", '```json\n{"a":1}\n```', asked],
    ["nothing", "", asked],
    ["an array where an object is asked for", "[]", object],
  ])("%s is an error and none of it is sent", async (_name, text, form) => {
    const step = async function* () {
      yield { reasoning: "hm" };
      yield text;
    };
    expect(await failure(complete(step, form))).toMatchObject(mismatch);
    const seen: unknown[] = [];
    const error = await failure(
      (async () => {
        for await (const chunk of stream(step, form)) seen.push(chunk);
      })(),
    );
    expect(error).toMatchObject(mismatch);
    expect((error as Error).message).not.toContain("Sure");
    expect(fold(seen as never)[0]?.message).toEqual({
      role: "assistant",
      content: null,
      refusal: null,
      reasoning_content: "hm",
    });
  });

  test.each([
    [
      "cut by the token limit",
      { ...asked, max_tokens: 2 },
      async function* () {
        yield "not JSON at all";
      },
      "length",
    ],
    [
      "refused",
      asked,
      async function* () {
        yield { refusal: "no" };
      },
      "stop",
    ],
    [
      "made of tool calls",
      asked,
      async function* () {
        yield "text";
        yield { tool_calls: [{ id: "x", function: { name: "f" } }] };
      },
      "tool_calls",
    ],
    [
      "filtered",
      asked,
      async function* (ctx: ChatContext) {
        ctx.finish_reason = "content_filter";
        yield "half";
      },
      "content_filter",
    ],
  ] as const)("is not judged when it is %s", async (_name, form, step, reason) => {
    expect((await complete(step, form)).choices[0]?.finish_reason).toBe(reason);
    expect(fold(await chunks(step, form))[0]?.finish_reason).toBe(reason);
  });

  test("may be repaired once, by a run that knows the problem", async () => {
    const problems: (string | undefined)[] = [];
    const step = (ctx: ChatContext) => {
      problems.push(ctx.validation_error);
      return ctx.validation_error === undefined ? '{"a":"one"}' : '{"a":1}';
    };
    const whole = await complete(step, asked, { repair: true });
    expect(whole.choices[0]?.message.content).toBe('{"a":1}');
    expect(problems).toEqual([undefined, "a: expected integer, but got string"]);
    expect(await failure(complete(() => "no", asked, { repair: true }))).toMatchObject(mismatch);
  });

  test("that was repaired costs what both runs took", async () => {
    const step = (ctx: ChatContext) => {
      ctx.addUsage({ prompt_tokens: 10, completion_tokens: 5 });
      return ctx.validation_error === undefined ? "no" : '{"a":1}';
    };
    expect((await complete(step, asked, { repair: true })).usage).toMatchObject({
      prompt_tokens: 20,
      completion_tokens: 10,
      total_tokens: 30,
    });
  });

  test("shares one allowance of work with the other choices of its request", async () => {
    const items = { items: { type: "number" } };
    const form: Asked = { response_format: { type: "json_schema", json_schema: { name: "s", schema: items } } };
    const text = JSON.stringify(Array.from({ length: 40_000 }, () => 0));
    expect((await complete(() => text, { ...form, n: 2 })).choices).toHaveLength(2);
    expect(await failure(complete(() => text, { ...form, n: 3 }))).toMatchObject(mismatch);
  });

  test("of an idempotent graph says nothing about retries when it fails", async () => {
    expect(await failure(complete(() => "no", asked, { idempotent: true }))).toMatchObject({ headers: {} });
  });
});
