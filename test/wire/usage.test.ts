import { describe, expect, test } from "vitest";
import { loadTokenizer } from "../../src/tokenizer.ts";
import type { ChatContext } from "../../src/wire/index.ts";
import { TokenCounter } from "../../src/wire/token-counter.ts";
import { countPrompt } from "../../src/wire/usage.ts";
import { chunks, complete, failure } from "../support/wire.ts";

const zeros = { accepted_prediction_tokens: 0, audio_tokens: 0, reasoning_tokens: 0, rejected_prediction_tokens: 0 };

describe("usage that is counted", () => {
  test("has the exact tokens of the text, and the details that are not zero for OpenAI either", async () => {
    expect((await complete(() => "Hello world")).usage).toEqual({
      prompt_tokens: 8,
      completion_tokens: 2,
      total_tokens: 10,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: zeros,
    });
  });

  test("counts reasoning apart and in the sum, tool calls by name and arguments, refusals as text", async () => {
    const { usage } = await complete(async function* () {
      yield { reasoning: "one two" };
      yield { refusal: "three" };
      yield { tool_calls: [{ custom: { name: "four", input: "five six" } }] };
    });
    expect(usage).toMatchObject({ completion_tokens: 6, completion_tokens_details: { ...zeros, reasoning_tokens: 2 } });
  });

  test("counts the prompt once and sums the choices", async () => {
    expect((await complete(() => "one two three", { n: 4 })).usage).toMatchObject({
      prompt_tokens: 8,
      completion_tokens: 12,
      total_tokens: 20,
    });
  });

  test("counts what was sent, not what was cut off", async () => {
    expect((await complete(() => "one two three STOP four", { stop: " STOP" })).usage).toMatchObject({
      completion_tokens: 3,
    });
  });

  test("counts a text that was cut by a limit with the tokens that the limit has counted", async () => {
    const content = "/  I'VEİ'a😀4444  ";
    for (const max_tokens of [1, 2, 3, 4, 5, 6]) {
      const { choices, usage } = await complete(() => content, { max_tokens });
      expect(choices[0]?.finish_reason).toBe("length");
      expect(usage?.completion_tokens).toBe(max_tokens);
    }
    const called = async function* () {
      yield { reasoning: "one two", content: "three four five", tool_calls: [{ function: { name: "f" } }] };
    };
    expect((await complete(called, { max_tokens: 9 })).usage?.completion_tokens).toBe(
      (await complete(called)).usage?.completion_tokens,
    );
  });

  test("is the same in a stream that asks for it", async () => {
    const step = async function* () {
      yield "one two ";
      yield "three";
    };
    const whole = await complete(step, { n: 2 });
    const all = await chunks(step, { n: 2, stream_options: { include_usage: true } });
    expect(all.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(all.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
  });

  test("the prompt follows the formula", async () => {
    const tokenizer = await loadTokenizer();
    const count = (text: string) => tokenizer.encode(text).length;
    const tool = { type: "function" as const, function: { name: "f", parameters: { type: "object" } } };
    const image = { type: "image_url" as const, image_url: { url: `data:image/png;base64,${"A".repeat(9000)}` } };
    const prompt = await countPrompt(new TokenCounter(tokenizer, new AbortController().signal), {
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", name: "Ada", content: [{ type: "text", text: "What is it?" }, image] },
        {
          role: "assistant",
          tool_calls: [{ id: "x", type: "function", function: { name: "f", arguments: '{"a":1}' } }],
        },
      ],
      tools: [tool],
      extra: {},
    });
    const framing = 3 * 3 + 3 + 1;
    const text = [
      "system",
      "user",
      "assistant",
      "Be brief.",
      "What is it?",
      "Ada",
      "f",
      '{"a":1}',
      JSON.stringify(tool),
    ];
    expect(prompt).toBe(framing + text.map(count).reduce((sum, one) => sum + one));
  });
});

describe("usage that the graph reports", () => {
  const report = {
    prompt_tokens: 100,
    completion_tokens: 50,
    total_tokens: 7,
    prompt_tokens_details: { cached_tokens: 80 },
  };
  const step = (ctx: ChatContext) => {
    ctx.addUsage(report);
    return "Hello";
  };

  test("counts, with a total that is the sum", async () => {
    const never = () => Promise.reject(new Error("loaded"));
    expect((await complete(step, {}, { tokenizer: never })).usage).toEqual({
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 80, audio_tokens: 0 },
      completion_tokens_details: zeros,
    });
  });

  test("is summed over the runs", async () => {
    expect((await complete(step, { n: 3 })).usage).toMatchObject({
      prompt_tokens: 300,
      completion_tokens: 150,
      total_tokens: 450,
      prompt_tokens_details: { cached_tokens: 240 },
    });
  });

  test.each([["abc"], [7], [true], [[]], [{}], [{ total_tokens: 5 }], [{ prompt_tokens: "12" }]])(
    "is none when it is %j, so that tokens are counted",
    async (usage) => {
      const step = (ctx: ChatContext) => {
        ctx.usage = usage as never;
        return "Hello world";
      };
      expect((await complete(step)).usage).toMatchObject({ prompt_tokens: 8, completion_tokens: 2, total_tokens: 10 });
    },
  );

  test("has details that are counts by name, and nothing else", async () => {
    const { usage } = await complete((ctx) => {
      ctx.usage = {
        prompt_tokens: 1,
        completion_tokens: 2,
        prompt_tokens_details: "abc",
        completion_tokens_details: { reasoning_tokens: 1, model: "m" },
      } as never;
    });
    expect(usage?.prompt_tokens_details).toEqual({ cached_tokens: 0, audio_tokens: 0 });
    expect(usage?.completion_tokens_details).toEqual({ ...zeros, reasoning_tokens: 1 });
  });

  test("is asked for once, and what fails there or in the tokenizer is not worth a retry", async () => {
    const reporting = (report: () => unknown) => (ctx: ChatContext) => {
      Object.defineProperty(ctx, "usage", { get: report });
    };
    const fails = () => {
      throw new Error("secret");
    };
    let reads = 0;
    await complete(reporting(() => ({ prompt_tokens: ++reads, completion_tokens: 2 })));
    expect(reads).toBe(1);
    const asked = { stream_options: { include_usage: true } };
    for (const form of [complete, chunks]) {
      for (const error of [
        await failure(form(reporting(fails), form === chunks ? asked : {})),
        await failure(form(() => "Hi", form === chunks ? asked : {}, { tokenizer: async () => fails() })),
      ]) {
        expect(error).toMatchObject({ status: 500, headers: { "x-should-retry": "false" } });
        expect(error).toHaveProperty("message", expect.not.stringContaining("secret"));
      }
    }
  });

  test("is made of whole numbers from 0, whatever a worker assigned", async () => {
    const { usage } = await complete((ctx) => {
      ctx.usage = { prompt_tokens: -3, completion_tokens: 2.7, prompt_tokens_details: { cached_tokens: Number.NaN } };
    });
    expect(usage).toMatchObject({
      prompt_tokens: 0,
      completion_tokens: 2,
      total_tokens: 2,
      prompt_tokens_details: { cached_tokens: 0 },
    });
  });
});

describe("usage that cannot be counted", () => {
  const broken = () =>
    Promise.resolve({
      encode: () => {
        throw new Error("encode");
      },
      decode: () => "",
    });

  test("fails like the graph that has run: not again, unless the graph is idempotent", async () => {
    expect(await failure(complete(() => "Hello", {}, { tokenizer: broken }))).toMatchObject({
      status: 500,
      headers: { "x-should-retry": "false" },
    });
    expect(await failure(complete(() => "Hello", {}, { tokenizer: broken, idempotent: true }))).toMatchObject({
      headers: {},
    });
  });

  test("since the client has left ends as closed", async () => {
    const leaving = new AbortController();
    const load = () => {
      leaving.abort();
      return loadTokenizer();
    };
    const asked = { messages: [{ role: "user" as const, content: "word ".repeat(10_000) }] };
    const run = { tokenizer: load, signal: leaving.signal };
    expect(await failure(complete(() => "Hello", asked, run))).toMatchObject({ status: 499 });
  });
});
