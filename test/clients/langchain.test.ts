import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI, type ChatOpenAIFields } from "@langchain/openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatContext } from "@thinkagain/serve";
import { z } from "zod";
import { probes } from "../support/probes.ts";
import { open, type TestServer } from "../support/server.ts";

const question = [new HumanMessage("Hello")];
const Person = z.object({ name: z.string(), age: z.number() });
const alice = { name: "Alice", age: 30 };
const weather = tool(({ city }: { city: string }) => `${city}: rain`, {
  name: "weather",
  description: "The weather of a city.",
  schema: z.object({ city: z.string() }),
});

const started = Promise.withResolvers<AbortSignal>();
let server: TestServer;
const chat = (model: string, more: ChatOpenAIFields = {}) =>
  new ChatOpenAI({ model, apiKey: "key", maxRetries: 0, configuration: { baseURL: `${server.url}/v1` }, ...more });

beforeAll(async () => {
  const registry = probes()
    .register("counts", async function* () {
      for (const word of ["one ", "two ", "three ", "four ", "five"]) yield word;
    })
    .register("person", async function* (ctx: ChatContext) {
      if (ctx.tools === undefined) yield JSON.stringify(alice);
      else yield { tool_calls: [{ function: { name: "extract", arguments: alice } }] };
    })
    .register("waits", (ctx: ChatContext) => {
      started.resolve(ctx.signal);
      return new Promise<void>((resolve) => ctx.signal.addEventListener("abort", () => resolve()));
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
      for (const city of ["Oslo", "Bergen"]) {
        yield { tool_calls: [{ function: { name: "weather", arguments: '{"city":' } }] };
        yield { tool_calls: [{ function: { arguments: `"${city}"}` } }] };
      }
    });
  server = await open(registry);
});
afterAll(() => server.close());

test("invoke returns the text, its finish reason and its usage", async () => {
  const message = await chat("counts").invoke(question);
  expect(message.content).toBe("one two three four five");
  expect(message.response_metadata).toMatchObject({ finish_reason: "stop", model_name: "counts" });
  expect(message.usage_metadata).toMatchObject({ input_tokens: 8, output_tokens: 5, total_tokens: 13 });
});

test("stream yields the pieces, and their sum has the usage of invoke", async () => {
  const pieces = await Array.fromAsync(await chat("counts").stream(question));
  expect(pieces.map(({ content }) => content).filter(Boolean)).toEqual(["one ", "two ", "three ", "four ", "five"]);
  const sum = pieces.reduce((all, piece) => all.concat(piece));
  expect(sum.content).toBe("one two three four five");
  expect(sum.usage_metadata).toMatchObject({ input_tokens: 8, output_tokens: 5, total_tokens: 13 });
  expect(sum.response_metadata["finish_reason"]).toBe("stop");
});

test("stop and the token limit are kept", async () => {
  const stopped = await chat("counts", { stop: ["three"] }).invoke(question);
  expect(stopped.content).toBe("one two ");
  const limited = await chat("counts", { maxTokens: 2 }).invoke(question);
  expect(limited.content).toBe("one two");
  expect(limited.response_metadata["finish_reason"]).toBe("length");
});

test("n answers come from generate", async () => {
  const { generations } = await chat("counts", { n: 2 }).generate([question]);
  expect(generations[0]?.map(({ text }) => text)).toEqual(["one two three four five", "one two three four five"]);
});

test("bindTools: calls come with their arguments, and the results reach the graph", async () => {
  const bound = chat("forecast").bindTools([weather]);
  const asked = await bound.invoke(question);
  expect(asked.tool_calls?.map(({ name, args }) => [name, args])).toEqual([
    ["weather", { city: "Oslo" }],
    ["weather", { city: "Bergen" }],
  ]);
  const results = await Promise.all((asked.tool_calls ?? []).map((call) => weather.invoke(call)));
  expect(results.every((result) => ToolMessage.isInstance(result))).toBe(true);
  const answer = await bound.invoke([...question, asked, ...(results as ToolMessage[])]);
  expect(answer.content).toBe("Oslo: rain and Bergen: rain");
});

test("bindTools: streamed calls add up to the same", async () => {
  const pieces = await Array.fromAsync(await chat("forecast").bindTools([weather]).stream(question));
  const sum = pieces.reduce((all, piece) => all.concat(piece));
  expect(sum.tool_calls?.map(({ name, args }) => [name, args])).toEqual([
    ["weather", { city: "Oslo" }],
    ["weather", { city: "Bergen" }],
  ]);
  expect(sum.invalid_tool_calls).toEqual([]);
});

test("an image and its caption reach the graph", async () => {
  const url = "data:image/png;base64,iVBORw0KGgo=";
  const content = [
    { type: "text", text: "See:" },
    { type: "image_url", image_url: { url } },
  ];
  expect((await chat("looks").invoke([new HumanMessage({ content })])).content).toBe(`See: ${url}`);
});

test("aborting the call aborts the run", async () => {
  const controller = new AbortController();
  const asked = chat("waits").invoke(question, { signal: controller.signal });
  const signal = await started.promise;
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
  controller.abort();
  await expect(asked).rejects.toThrow();
  await aborted;
});

test.each(["jsonSchema", "functionCalling", "jsonMode"] as const)(
  "withStructuredOutput returns the object of a zod schema, by %s",
  async (method) => {
    const structured = chat("person").withStructuredOutput(Person, { method, name: "extract" });
    expect(await structured.invoke(question)).toEqual(alice);
  },
);

test("an answer that does not fit the schema is an error, never free text", async () => {
  const structured = chat("counts").withStructuredOutput(Person, { method: "jsonSchema", name: "person" });
  await expect(structured.invoke(question)).rejects.toMatchObject({ status: 500, code: "response_format_mismatch" });
});

test("errors keep the status and the code of the server", async () => {
  await expect(chat("gpt-9").invoke(question)).rejects.toMatchObject({ status: 404, code: "model_not_found" });
  await expect(chat("busy").invoke(question)).rejects.toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  await expect(chat("fails").invoke(question)).rejects.toMatchObject({ status: 500, code: "graph_error" });
});

test("a failure in mid-stream is an error, never a short answer", async () => {
  const read = async () => Array.fromAsync(await chat("fails-later").stream(question));
  await expect(read()).rejects.toThrow("The graph failed while processing your request.");
});
