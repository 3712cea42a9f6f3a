import { describe, expect, test } from "vitest";
import type { ChatDelta, TokenLogprob } from "../../src/graph/index.ts";
import { type ChatContext, DONE, toFrame } from "../../src/wire/index.ts";
import { chunks, complete, fold } from "../support/wire.ts";

const citation = (title: string) => ({
  type: "url_citation" as const,
  url_citation: { start_index: 0, end_index: 1, url: "https://example.org", title },
});

describe("the message in one piece", () => {
  test("has role, content, refusal and annotations, always", async () => {
    const { choices } = await complete(() => "Hi");
    expect(Object.entries(choices[0]!.message)).toEqual([
      ["role", "assistant"],
      ["content", "Hi"],
      ["refusal", null],
      ["annotations", []],
    ]);
    expect(choices[0]).toMatchObject({ index: 0, logprobs: null, finish_reason: "stop" });
  });

  test("an answer of nothing is an empty text in both forms", async () => {
    expect((await complete(() => undefined)).choices[0]?.message.content).toBe("");
    expect(fold(await chunks(() => undefined))[0]?.message.content).toBe("");
  });

  test("a refusal has no content and stops", async () => {
    const { choices } = await complete((ctx) => void (ctx.refusal = "I must not."));
    expect(choices[0]).toMatchObject({ message: { content: null, refusal: "I must not." }, finish_reason: "stop" });
  });

  test("reasoning goes into the field that the server names", async () => {
    const step = async function* () {
      yield { reasoning: "think" };
      yield "so";
    };
    expect((await complete(step)).choices[0]?.message).toMatchObject({ reasoning_content: "think", content: "so" });
    const renamed = (await complete(step, {}, { reasoningField: "reasoning" })).choices[0]?.message;
    expect(renamed).toMatchObject({ reasoning: "think" });
    expect(renamed).not.toHaveProperty("reasoning_content");
    expect(JSON.stringify(await chunks(step, {}, { reasoningField: "reasoning" }))).toContain(
      '"delta":{"reasoning":"think"}',
    );
  });

  test("a graph may say length or content_filter", async () => {
    for (const reason of ["length", "content_filter"] as const) {
      expect((await complete((ctx) => void (ctx.finish_reason = reason))).choices[0]?.finish_reason).toBe(reason);
    }
  });

  test("service_tier and moderation are answered when they are asked for", async () => {
    expect(await complete(() => "x", { service_tier: "flex", moderation: { model: "m" } })).toMatchObject({
      service_tier: "default",
      moderation: null,
    });
    const plain = await complete(() => "x");
    expect(plain).not.toHaveProperty("service_tier");
    expect(plain).not.toHaveProperty("moderation");
    for (const chunk of await chunks(() => "x", { service_tier: "auto", moderation: { model: "m" } })) {
      expect(chunk).toMatchObject({ service_tier: "default", moderation: null });
    }
    expect((await chunks(() => "x"))[0]).not.toHaveProperty("moderation");
  });
});

describe("chunks", () => {
  test("have no usage key, no obfuscation and no event unless asked for", async () => {
    const all = await chunks(async function* () {
      yield { status: "searching" };
      yield "x";
    });
    for (const chunk of all) expect(Object.keys(chunk)).toEqual(["id", "object", "created", "model", "choices"]);
  });

  test("all carry the same id and time, and obfuscation on every one when asked for", async () => {
    const all = await chunks(() => "x", { stream_options: { include_obfuscation: true, include_usage: true } });
    expect(new Set(all.map(({ id, created }) => `${id} ${created}`)).size).toBe(1);
    expect(all.every(({ obfuscation }) => obfuscation === "xyz")).toBe(true);
  });

  test("annotations go out once, together, before the finish: clients replace the ones they have", async () => {
    const all = await chunks(async function* () {
      yield { content: "a", annotations: [citation("one")] };
      yield { content: "b", annotations: [citation("two")] };
    });
    expect(all.map(({ choices: [choice] }) => choice?.delta)).toEqual([
      { role: "assistant", content: "", refusal: null },
      { content: "a" },
      { content: "b" },
      { annotations: [citation("one"), citation("two")] },
      {},
    ]);
  });

  test("annotations of a passage that was cut are cut with it, in both forms", async () => {
    const first = citation("first");
    const second = {
      ...first,
      url_citation: { ...first.url_citation, start_index: 4, end_index: 12, title: "second" },
    };
    const step = async function* () {
      yield { content: "One. STOP two.", annotations: [first, second] };
    };
    for (const cut of [{ stop: " STOP" }, { max_tokens: 2 }]) {
      expect((await complete(step, cut)).choices[0]?.message.annotations).toEqual([first]);
      expect(fold(await chunks(step, cut))[0]?.message.annotations).toEqual([first]);
    }
    expect((await complete(step)).choices[0]?.message.annotations).toEqual([first, second]);
  });

  test("one piece may hold more annotations and log probabilities than a call may have arguments", async () => {
    const token: TokenLogprob = { token: "a", logprob: -1, bytes: null, top_logprobs: [] };
    const step = async function* () {
      const content = Array.from({ length: 200_000 }, () => token);
      yield { content: "a", annotations: content.map(() => citation("one")), logprobs: { content } };
    };
    const [choice] = (await complete(step, { logprobs: true })).choices;
    expect(choice?.message.annotations).toHaveLength(200_000);
    expect(choice?.logprobs?.content).toHaveLength(200_000);
    expect(fold(await chunks(step, { logprobs: true }))[0]?.message.annotations).toHaveLength(200_000);
  });

  test("a status is a chunk of its own with an event, only for those who asked", async () => {
    const step = async function* () {
      yield { status: { description: "searching", hits: 3 } };
      yield "x";
    };
    const expected = {
      choices: [{ index: 0, delta: {}, finish_reason: null }],
      event: { type: "status", data: { description: "searching", done: false, hits: 3 } },
    };
    expect((await chunks(step, { stream_options: { include_status: true } }))[0]).toMatchObject(expected);
    expect((await chunks(step, {}, { includeStatus: true }))[0]).toMatchObject(expected);
  });

  test("log probabilities open empty, pass with their text, and end as null; unasked they are dropped", async () => {
    const token: TokenLogprob = { token: "x", logprob: -0.1, bytes: [120], top_logprobs: [] };
    const step = async function* () {
      yield { content: "x", logprobs: { content: [token] } };
    };
    const all = await chunks(step, { logprobs: true });
    expect(all.map(({ choices: [choice] }) => choice?.logprobs)).toEqual([
      { content: [], refusal: null },
      { content: [token], refusal: null },
      null,
    ]);
    expect((await complete(step, { logprobs: true })).choices[0]?.logprobs).toEqual({
      content: [token],
      refusal: null,
    });
    expect((await complete(step)).choices[0]?.logprobs).toBeNull();
    expect(JSON.stringify(await chunks(step))).not.toContain("-0.1");
  });

  test("no character is split over two chunks", async () => {
    const all = await chunks(async function* () {
      for (const half of "a😀b🫠") yield* half.split("");
      yield { reasoning: "\ud83d" };
      yield { reasoning: "\ude00" };
    });
    for (const {
      choices: [choice],
    } of all) {
      expect((choice?.delta.content ?? "").isWellFormed()).toBe(true);
      expect((choice?.delta.reasoning_content ?? "").isWellFormed()).toBe(true);
    }
    expect(fold(all)[0]?.message).toMatchObject({ content: "a😀b🫠", reasoning_content: "😀" });
  });

  test("half a character that stays alone arrives as it was said", async () => {
    expect(fold(await chunks(() => "a\ud83d"))[0]?.message.content).toBe("a\ud83d");
  });
});

describe("frames", () => {
  test("are one data line and one blank line, whatever the text holds", () => {
    const frame = toFrame({ content: "a\n\ndata: [DONE]\n\n\r\u2028\ud800" });
    expect(frame).toMatch(/^data: [^\n\r]*\n\n$/);
    expect(JSON.parse(frame.slice(6))).toEqual({ content: "a\n\ndata: [DONE]\n\n\r\u2028\ud800" });
    expect(DONE).toBe("data: [DONE]\n\n");
  });

  test("say exactly what their chunk says, be it made in one go or of a prepared head and tail", async () => {
    const texts = ['"', "\\", "\n", '"content":""', "\u2028", "\ud83d", "😀", "</script>", "a".repeat(10_000)];
    const step = async function* (ctx: ChatContext) {
      yield { status: "begins" };
      for (const text of texts) yield text;
      yield {
        reasoning: "hm",
        content: "both",
        logprobs: { content: [{ token: "both", logprob: -1, bytes: null, top_logprobs: [] }] },
      } as ChatDelta;
      yield { refusal: "no" };
      yield ctx.seed === 1 ? "one" : "other";
    };
    const forms = [
      {},
      { n: 2, seed: 0 },
      { service_tier: "flex" },
      { logprobs: true },
      { stop: "never" },
      { stream_options: { include_usage: true, include_status: true } },
      { stream_options: { include_obfuscation: true } },
    ] as const;
    for (const form of forms) {
      for (const chunk of await chunks(step, { ...form, model: 'm"content":""' })) {
        expect(toFrame(chunk)).toBe(`data: ${JSON.stringify(chunk)}\n\n`);
      }
    }
  });

  test("are not taken for those of a copy", async () => {
    const [, chunk] = await chunks(() => "text");
    expect(toFrame({ ...chunk, id: "other" })).toContain('"id":"other"');
    expect(toFrame(structuredClone(chunk))).toBe(toFrame(chunk));
  });
});
