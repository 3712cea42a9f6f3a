import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateObject, generateText, Output, stepCountIs, streamObject, streamText, tool } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { z } from "zod";
import { probes } from "../support/probes.ts";
import { open, type TestServer } from "../support/server.ts";

const prompt = "Hello";
const Person = z.object({ name: z.string(), age: z.number() });
const alice = { name: "Alice", age: 30 };
const quiet = { onError: () => undefined };

function weather(asked: string[] = []) {
  return {
    weather: tool({
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => {
        asked.push(city);
        return `${city}: rain`;
      },
    }),
  };
}

function registry(): GraphRegistry {
  return probes()
    .register("counts", async function* () {
      for (const word of ["one ", "two ", "three ", "four ", "five"]) yield word;
    })
    .register("reasons", async function* () {
      yield { reasoning: "Two and two." };
      yield "Four.";
    })
    .register("person", async function* () {
      for (const piece of JSON.stringify(alice).match(/.{1,5}/g) ?? []) yield piece;
    })
    .register("looks", (ctx: ChatContext) =>
      [ctx.user_query, ...ctx.parts("image_url").map(({ image_url }) => image_url.url)].join(" "),
    )
    .register("forecast", async function* (ctx: ChatContext) {
      const results = ctx.messages.filter((message) => message.role === "tool");
      if (results.length > 0) {
        yield results.map((result) => ctx.text(result)).join(" and ");
        return;
      }
      yield { tool_calls: [{ function: { name: "weather", arguments: '{"city":' } }] };
      yield { tool_calls: [{ function: { arguments: '"Oslo"}' } }] };
      yield { tool_calls: [{ function: { name: "weather", arguments: { city: "Bergen" } } }] };
    });
}

let server: TestServer;
const provider = (url: string) =>
  createOpenAICompatible({
    name: "thinkagain",
    baseURL: `${url}/v1`,
    apiKey: "key",
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
let model: ReturnType<typeof provider>;

beforeAll(async () => {
  globalThis.AI_SDK_LOG_WARNINGS = false;
  server = await open(registry());
  model = provider(server.url);
});
afterAll(() => server.close());

test("generateText returns text, finish reason and usage", async () => {
  const { text, finishReason, usage } = await generateText({ model: model("counts"), prompt });
  expect([text, finishReason]).toEqual(["one two three four five", "stop"]);
  expect(usage).toMatchObject({ outputTokens: 5, totalTokens: 5 + (usage.inputTokens ?? 0) });
});

test("streamText streams the same in pieces, with the same usage", async () => {
  const whole = await generateText({ model: model("counts"), prompt });
  const { textStream, finishReason, usage } = streamText({ model: model("counts"), prompt });
  expect(await Array.fromAsync(textStream)).toEqual(["one ", "two ", "three ", "four ", "five"]);
  expect(await finishReason).toBe("stop");
  const { inputTokens, outputTokens } = whole.usage;
  expect(await usage).toMatchObject({ inputTokens, outputTokens });
});

test("a stop sequence and a token limit are kept", async () => {
  const stopped = await generateText({ model: model("counts"), prompt, stopSequences: ["three"] });
  expect([stopped.text, stopped.finishReason]).toEqual(["one two ", "stop"]);
  const limited = streamText({ model: model("counts"), prompt, maxOutputTokens: 2 });
  expect([await limited.text, await limited.finishReason]).toEqual(["one two", "length"]);
});

test("reasoning is told apart from the text in both forms", async () => {
  const whole = await generateText({ model: model("reasons"), prompt });
  expect([whole.reasoningText, whole.text]).toEqual(["Two and two.", "Four."]);
  const streamed = streamText({ model: model("reasons"), prompt });
  expect([await streamed.reasoningText, await streamed.text]).toEqual(["Two and two.", "Four."]);
});

test("tools run and their results reach the graph, with generateText", async () => {
  const asked: string[] = [];
  const { text, steps } = await generateText({
    model: model("forecast"),
    prompt,
    tools: weather(asked),
    stopWhen: stepCountIs(3),
  });
  expect(asked).toEqual(["Oslo", "Bergen"]);
  expect(text).toBe("Oslo: rain and Bergen: rain");
  expect(steps.map(({ finishReason }) => finishReason)).toEqual(["tool-calls", "stop"]);
});

test("tools run and their results reach the graph, with streamText", async () => {
  const asked: string[] = [];
  const result = streamText({
    model: model("forecast"),
    prompt,
    tools: weather(asked),
    stopWhen: stepCountIs(3),
  });
  expect(await result.text).toBe("Oslo: rain and Bergen: rain");
  expect(asked).toEqual(["Oslo", "Bergen"]);
  const calls = (await result.steps)[0]?.toolCalls.map(({ toolName, input }) => [toolName, input]);
  expect(calls).toEqual([
    ["weather", { city: "Oslo" }],
    ["weather", { city: "Bergen" }],
  ]);
});

test("an image and its caption reach the graph", async () => {
  const pixel = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const content = [
    { type: "text" as const, text: "See:" },
    { type: "file" as const, data: pixel, mediaType: "image/png" },
  ];
  const { text } = await generateText({ model: model("looks"), messages: [{ role: "user", content }] });
  expect(text).toBe("See: data:image/png;base64,iVBORw0KGgo=");
});

test("structured output comes as an object from generateObject, streamObject and Output.object", async () => {
  const { object } = await generateObject({ model: model("person"), prompt, schema: Person });
  expect(object).toEqual(alice);
  const streamed = streamObject({ model: model("person"), prompt, schema: Person });
  expect((await Array.fromAsync(streamed.partialObjectStream)).at(-1)).toEqual(alice);
  expect(await streamed.object).toEqual(alice);
  const { output } = await generateText({ model: model("person"), prompt, output: Output.object({ schema: Person }) });
  expect(output).toEqual(alice);
});

test("an answer that does not fit the schema is an error of the call, which is not repeated", async () => {
  const asked = generateObject({ model: model("counts"), prompt, schema: Person, maxRetries: 0 });
  await expect(asked).rejects.toSatisfy((cause) => APICallError.isInstance(cause) && cause.statusCode === 500);
});

test("errors are APICallErrors with the status and the message of the server", async () => {
  const asked = generateText({ model: model("gpt-9"), prompt });
  await expect(asked).rejects.toSatisfy(APICallError.isInstance);
  await expect(asked).rejects.toMatchObject({
    statusCode: 404,
    isRetryable: false,
    message: expect.stringContaining("The model `gpt-9` does not exist") as unknown,
  });
});

test("a failure in mid-stream ends the stream with an error, after the text that came", async () => {
  const { fullStream } = streamText({ model: model("fails-later"), prompt, maxRetries: 0, ...quiet });
  const parts = await Array.fromAsync(fullStream);
  expect(parts.flatMap((part) => (part.type === "text-delta" ? part.text : [])).join("")).toBe("It began well");
  expect(parts.map(({ type }) => type)).toContain("error");
  expect(parts.find((part) => part.type === "finish")?.finishReason).not.toBe("stop");
});

test.each(["generateText", "streamText"])("aborting %s aborts the run", async (verb) => {
  const started = Promise.withResolvers<AbortSignal>();
  const waits = new GraphRegistry().register("waits", async function* (ctx: ChatContext) {
    yield "first";
    started.resolve(ctx.signal);
    await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
  });
  await using waiting = await open(waits);
  const controller = new AbortController();
  const asked = { model: provider(waiting.url)("waits"), prompt, abortSignal: controller.signal, maxRetries: 0 };
  const outcome =
    verb === "generateText" ? generateText(asked) : streamText({ ...asked, ...quiet }).consumeStream(quiet);
  void Promise.resolve(outcome).then(undefined, () => undefined);
  const signal = await started.promise;
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
  controller.abort();
  await aborted;
  expect(signal.aborted).toBe(true);
});
