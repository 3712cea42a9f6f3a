import { describe, expect, test } from "vitest";
import { ChatContext, type ChatRequest } from "../../src/wire/index.ts";
import { toContext as toRunContext, type Run } from "../../src/wire/context.ts";
import { toPlainRequest } from "../../src/wire/request.ts";

const run = { signal: new AbortController().signal, request_id: "req_1", model: "graph" };
const body = (more: Partial<ChatRequest> & Record<string, unknown> = {}): ChatRequest => ({
  messages: [{ role: "user", content: "Hello" }],
  ...more,
});
const toContext = (request: ChatRequest, of: Run) => toRunContext(toPlainRequest(request), of);

describe("toContext", () => {
  test("gives the graph every parameter under its wire name", () => {
    const ctx = toContext(body({ temperature: 0.5, top_p: 1, user: "me", metadata: { a: "b" } }), run);
    expect(ctx).toBeInstanceOf(ChatContext);
    expect(ctx).toMatchObject({
      temperature: 0.5,
      top_p: 1,
      user: "me",
      metadata: { a: "b" },
      model: "graph",
      request_id: "req_1",
    });
  });

  test("user_query is the text of the last user message, its text parts one per line", () => {
    const messages: ChatRequest["messages"] = [
      { role: "user", content: "first" },
      {
        role: "user",
        content: [
          { type: "text", text: "What" },
          { type: "image_url", image_url: { url: "https://example.org/a.png" } },
          { type: "text", text: "is it?" },
        ],
      },
      { role: "assistant", content: "Hm." },
    ];
    expect(toContext({ messages }, run).user_query).toBe("What\nis it?");
    expect(toContext({ messages: [{ role: "system", content: "x" }] }, run).user_query).toBe("");
  });

  test("parts are found by type over all messages, as they were sent", () => {
    const image = {
      type: "image_url" as const,
      image_url: { url: "data:image/png;base64,AA", detail: "low" as const },
    };
    const ctx = toContext(
      {
        messages: [
          { role: "user", content: [image] },
          { role: "user", content: "plain" },
        ],
      },
      run,
    );
    expect(ctx.parts("image_url")).toEqual([image]);
    expect(ctx.parts("text")).toEqual([{ type: "text", text: "plain" }]);
    expect(ctx.text({ role: "assistant", content: null })).toBe("");
  });

  test("each run has a copy of its own, and the seed plus its index", () => {
    const request = body({ seed: 40, metadata: { a: "b" } });
    const [first, second] = [0, 1].map((index) => toContext(request, { ...run, index }));
    first!.messages.push({ role: "user", content: "mine" });
    first!.metadata!.a = "changed";
    expect(second).toMatchObject({ seed: 41, metadata: { a: "b" } });
    expect(second!.messages).toHaveLength(1);
    expect(request).toEqual(body({ seed: 40, metadata: { a: "b" } }));
  });

  test("extra is a copy of each run's own, made only when the run reads it", () => {
    let reads = 0;
    const big = {
      get deep() {
        reads++;
        return { list: [1] };
      },
    };
    const plain = toPlainRequest(body({ big }));
    const [first, second] = [0, 1].map((index) => toRunContext(plain, { ...run, index }));
    expect(reads).toBe(0);
    const { deep } = first!.extra.big as { deep: { list: number[] } };
    deep.list.push(2);
    expect(first!.extra).toEqual({ big: { deep: { list: [1, 2] } } });
    expect(second!.fork().extra).toEqual({ big: { deep: { list: [1] } } });
    expect(reads).toBe(2);
    second!.extra = { mine: true };
    expect(second!.extra).toEqual({ mine: true });
  });

  test("null is the same as not given", () => {
    const ctx = toContext(body({ temperature: null, stop: null, seed: null }), run);
    expect("temperature" in ctx || "stop" in ctx || "seed" in ctx).toBe(false);
  });

  test("unknown fields are in extra, where they cannot pose as the context's own", () => {
    const hostile = JSON.parse(
      '{"response":"x","path":["y"],"run":1,"__proto__":{"polluted":true},"constructor":1}',
    ) as object;
    const ctx = toContext(body({ ...hostile, enable_thinking: true }), run);
    expect(ctx.extra).toMatchObject({ enable_thinking: true, response: "x", path: ["y"], constructor: 1 });
    expect(ctx.response).toBe("");
    expect(ctx.path).toEqual([]);
    expect(ctx).toBeInstanceOf(ChatContext);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("both names of the token limit hold the one that counts", () => {
    expect(toContext(body({ max_tokens: 9 }), run)).toMatchObject({ max_tokens: 9, max_completion_tokens: 9 });
    expect(toContext(body({ max_tokens: 9, max_completion_tokens: 3 }), run)).toMatchObject({
      max_tokens: 3,
      max_completion_tokens: 3,
    });
  });

  test("functions appear as tools too, and function_call as tool_choice", () => {
    const functions = [{ name: "f", parameters: { type: "object" } }];
    const ctx = toContext(body({ functions, function_call: { name: "f" } }), run);
    expect(ctx.functions).toEqual(functions);
    expect(ctx.tools).toEqual([{ type: "function", function: functions[0] }]);
    expect(ctx.tool_choice).toEqual({ type: "function", function: { name: "f" } });
  });

  test("a context made by hand needs nothing", () => {
    expect(new ChatContext()).toMatchObject({ messages: [], user_query: "", model: "", extra: {} });
    expect(new ChatContext({ messages: [{ role: "user", content: "Hi" }] }).user_query).toBe("Hi");
    expect(new ChatContext({ user_query: "given" }).user_query).toBe("given");
  });
});
