import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { GraphRegistry } from "@thinkagain/serve";
import { agent, chatModel, tool } from "@thinkagain/serve/llm";
import type OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Connection, connect } from "../support/client.ts";

interface Told {
  readonly event: "listening" | "running" | "aborted";
  readonly url?: string;
}

let inner: ChildProcess;
let outer: Connection;
let baseURL: string;

/** The next message of the inner server about an event; to be asked for before it can happen. */
const told = (event: Told["event"]): Promise<Told> =>
  new Promise((resolve) => {
    const listen = (message: unknown): void => {
      if ((message as Told).event !== event) return;
      inner.off("message", listen);
      resolve(message as Told);
    };
    inner.on("message", listen);
  });

function start(): ChildProcess {
  const file = fileURLToPath(new URL("support/inner-server.ts", import.meta.url));
  return fork(file, { execArgv: ["--conditions=thinkagain-source"], env: { PATH: process.env["PATH"] } });
}

const double = tool({
  name: "double",
  description: "Doubles a number",
  input: z.object({ n: z.number() }),
  run: ({ n }) => n * 2,
});

beforeAll(async () => {
  inner = start();
  const { url } = await told("listening");
  baseURL = `${url}/v1`;
  const model = (name: string) => chatModel({ baseURL, apiKey: "sk-inner", model: name, retries: 0 });
  const registry = new GraphRegistry()
    .register("chat", model("words"))
    .register("endless", model("endless"))
    .register("caller", model("caller"))
    .register("busy", model("busy"))
    .register("lost", model("nobody"))
    .register("keyless", chatModel({ baseURL, apiKey: false, model: "words", retries: 0 }))
    .register("agent", agent({ model: model("caller"), tools: [double] }));
  outer = await connect(registry, {}, { maxRetries: 0 });
});
afterAll(async () => {
  await outer[Symbol.asyncDispose]();
  inner.kill();
});

const ask = (content: string): OpenAI.Chat.ChatCompletionMessageParam[] => [{ role: "user", content }];
const half = {
  type: "function" as const,
  function: { name: "half", parameters: { type: "object", properties: { n: { type: "number" } } } },
};

test("a stream passes through both servers piece by piece, reasoning and usage with it", async () => {
  const chunks = await outer.client.chat.completions.create({
    model: "chat",
    messages: ask("Count"),
    stream: true,
    stream_options: { include_usage: true },
  });
  const pieces: string[] = [];
  let reasoning = "";
  let usage: OpenAI.CompletionUsage | null | undefined;
  for await (const chunk of chunks) {
    const delta: { content?: string | null; reasoning_content?: string } = chunk.choices[0]?.delta ?? {};
    if (delta.content) pieces.push(delta.content);
    reasoning += delta.reasoning_content ?? "";
    usage = chunk.usage;
  }
  expect(pieces).toEqual(["one ", "two ", "three"]);
  expect(reasoning).toBe("I count.");
  expect(usage).toMatchObject({ prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 });
  expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(2);
});

test("the answer in one piece is the same", async () => {
  const { choices, usage } = await outer.client.chat.completions.create({ model: "chat", messages: ask("Count") });
  expect(choices[0]).toMatchObject({
    finish_reason: "stop",
    message: { content: "one two three", reasoning_content: "I count." },
  });
  expect(usage?.total_tokens).toBe(8);
});

test("a tool call passes through both servers, and its result back through both", async () => {
  const messages = ask("What is the half?");
  const first = await outer.client.chat.completions.create({ model: "caller", messages, tools: [half] });
  const message = first.choices[0]?.message;
  expect(first.choices[0]?.finish_reason).toBe("tool_calls");
  expect(message?.tool_calls).toEqual([
    { id: "call_1", type: "function", function: { name: "half", arguments: '{"n": 21}' } },
  ]);
  if (message) messages.push(message, { role: "tool", tool_call_id: "call_1", content: "10.5" });
  const second = await outer.client.chat.completions.create({ model: "caller", messages, tools: [half] });
  expect(second.choices[0]?.message.content).toBe("It gave 10.5.");
});

test("a tool call streams through both servers", async () => {
  const stream = outer.client.chat.completions.stream({ model: "caller", messages: ask("Half?"), tools: [half] });
  const pieces: string[] = [];
  stream.on("tool_calls.function.arguments.delta", ({ arguments_delta }) => pieces.push(arguments_delta));
  const message = await stream.finalMessage();
  expect(pieces.join("")).toBe('{"n": 21}');
  expect(message.tool_calls?.[0]).toMatchObject({ function: { name: "half", arguments: '{"n": 21}' } });
});

test("an agent on the outer server makes the calls that the inner one asks for, unseen", async () => {
  const { choices } = await outer.client.chat.completions.create({ model: "agent", messages: ask("Double it") });
  expect(choices[0]?.message).toMatchObject({ content: "It gave 42." });
  expect(choices[0]?.message).not.toHaveProperty("tool_calls");
});

test.each([
  ["a stream", "Speak", true],
  ["an answer in one piece", "Speak", false],
  ["a stream that has not begun", "Wait", true],
])("who leaves %s of the outer server is heard by the inner one's run", async (_, content, stream) => {
  const running = told("running");
  const aborted = told("aborted");
  const controller = new AbortController();
  const request = outer.client.chat.completions.create(
    { model: "endless", messages: ask(content), stream },
    { signal: controller.signal },
  );
  const done = request.then(
    async (answer) => {
      if (Symbol.asyncIterator in answer) for await (const _chunk of answer);
    },
    () => undefined,
  );
  await running;
  controller.abort();
  await aborted;
  await done;
});

test("what the inner server refuses, the outer one says in its own words", async () => {
  const refused = (model: string) => outer.client.chat.completions.create({ model, messages: ask("Hi") });
  await expect(refused("busy")).rejects.toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  const limited = await refused("busy").catch((cause: { headers: Headers }) => cause.headers.get("retry-after"));
  expect(limited).toBe("7");
  await expect(refused("lost")).rejects.toMatchObject({ status: 502, code: "upstream_error" });
  await expect(refused("keyless")).rejects.toMatchObject({ status: 502, code: "upstream_error" });
});

test("an inner server that dies in mid-stream is an error of the outer one, not the end of an answer", async () => {
  const running = told("running");
  const chunks = await outer.client.chat.completions.create({ model: "endless", messages: ask("Speak"), stream: true });
  const read = async () => {
    for await (const _chunk of chunks);
  };
  const reading = expect(read()).rejects.toMatchObject({ code: "upstream_error" });
  await running;
  inner.kill("SIGKILL");
  await reading;
  await expect(
    outer.client.chat.completions.create({ model: "chat", messages: ask("Still there?") }),
  ).rejects.toMatchObject({ status: 502, error: { message: expect.stringContaining("cannot be reached") } });
});
