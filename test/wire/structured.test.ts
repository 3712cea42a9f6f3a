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

  test("of tool calls has no text that does not fit, and its calls are sent at once", async () => {
    const says = (text: string) =>
      async function* () {
        yield { content: text, tool_calls: [{ id: "x", function: { name: "f", arguments: "{}" } }] };
        yield { status: "later" };
      };
    for (const [text, content] of [
      ["Let me look.", null],
      ['{"a":1}', '{"a":1}'],
    ] as const) {
      const expected = { finish_reason: "tool_calls", message: { content, tool_calls: [{ id: "x" }] } };
      expect((await complete(says(text), asked)).choices[0]).toMatchObject(expected);
      const all = await chunks(says(text), { ...asked, stream_options: { include_status: true } });
      expect(fold(all)[0]).toMatchObject(expected);
      expect(all.findIndex(({ choices }) => choices[0]?.delta.tool_calls)).toBeLessThan(
        all.findIndex(({ event }) => event),
      );
    }
  });

  test("sends reasoning at once, of every run and also beside text", async () => {
    const step = async function* (ctx: ChatContext) {
      const again = ctx.validation_error !== undefined;
      yield { reasoning: again ? "second" : "first", content: again ? '{"a":1}' : "no" };
      yield { status: "later" };
    };
    const form: Asked = { ...asked, stream_options: { include_status: true } };
    expect((await complete(step, asked, { repair: true })).choices[0]?.message).toMatchObject({
      reasoning_content: "firstsecond",
      content: '{"a":1}',
    });
    const said = (await chunks(step, form, { repair: true })).map(
      ({ choices, event }) => event?.type ?? choices[0]?.delta.reasoning_content,
    );
    expect(said.filter((one) => one !== undefined)).toEqual(["first", "status", "second", "status"]);
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
