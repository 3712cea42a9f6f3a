import { APICallError, type ModelMessage, RetryError, stepCountIs, streamText, tool, ToolLoopAgent } from "ai";
import { MockLanguageModelV4, simulateReadableStream } from "ai/test";
import { beforeAll, expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { fromAISDK, toAISDKTools, toModelMessages } from "@thinkagain/serve/ai-sdk";
import { z } from "zod";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

type CallOptions = Parameters<MockLanguageModelV4["doStream"]>[0];
type Part = Awaited<ReturnType<MockLanguageModelV4["doStream"]>>["stream"] extends ReadableStream<infer P> ? P : never;
type FinishReason = Extract<Part, { type: "finish" }>["finishReason"];
type Step = Parameters<GraphRegistry["register"]>[1];
const serveOne = (step: Step) => connect(new GraphRegistry().register("it", step));
const openOne = (step: Step) => open(new GraphRegistry().register("it", step));
const hello = [{ role: "user" as const, content: "Hello" }];
const text = (...deltas: string[]): Part[] => [
  { type: "text-start", id: "t" },
  ...deltas.map((delta): Part => ({ type: "text-delta", id: "t", delta })),
  { type: "text-end", id: "t" },
];
const call = (toolName: string, input: object, toolCallId = "call_1"): Part => ({
  type: "tool-call",
  toolCallId,
  toolName,
  input: JSON.stringify(input),
});
const end = (unified: FinishReason["unified"], input = 10, output = 3): Part => ({
  type: "finish",
  finishReason: { unified, raw: undefined },
  usage: {
    inputTokens: { total: input, noCache: input - 1, cacheRead: 1, cacheWrite: 0 },
    outputTokens: { total: output, text: output - 1, reasoning: 1 },
  },
});

/** A model that streams what its script says to what it was asked; it remembers what it was asked. */
function scripted(script: (asked: CallOptions, turn: number) => Part[], chunkDelayInMs: number | null = null) {
  const asked: CallOptions[] = [];
  const aborted = Promise.withResolvers<void>();
  const model = new MockLanguageModelV4({
    doStream: async (options) => {
      asked.push(options);
      options.abortSignal?.addEventListener("abort", () => aborted.resolve());
      const chunks = script(options, asked.length);
      return { stream: simulateReadableStream({ chunks, chunkDelayInMs }) };
    },
  });
  return { model, asked, aborted: aborted.promise };
}

const lastRole = ({ prompt }: CallOptions): string | undefined => prompt.at(-1)?.role;
const forecast = (asked: CallOptions): Part[] =>
  lastRole(asked) === "tool"
    ? [...text("It will ", "rain."), end("stop")]
    : [...text("Let me look."), call("weather", { city: "Oslo" }), end("tool-calls")];
const weather = tool({
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `${city}: rain`,
});
/** A function that answers with one call of a model, the client's tools offered to it. */
const asks = (model: MockLanguageModelV4) => (ctx: ChatContext) =>
  streamText({
    model,
    messages: toModelMessages(ctx.messages),
    allowSystemInMessages: true,
    tools: toAISDKTools(ctx.tools),
    abortSignal: ctx.signal,
    maxRetries: 0,
    onError: () => undefined,
  });

beforeAll(() => {
  globalThis.AI_SDK_LOG_WARNINGS = false;
});

test("an agent answers the conversation in paragraphs, the same in both forms; its own tools stay inside", async () => {
  const { model, asked } = scripted(forecast);
  const agent = new ToolLoopAgent({ model, instructions: "Be kind.", tools: { weather } });
  await using server = await openOne(fromAISDK(agent));
  const said = await askBoth(server, "it", "Oslo?");
  expect(said).toMatchObject({ content: "Let me look.\n\nIt will rain.", finishReason: "stop" });
  expect(asked[1]?.prompt.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
});

test("a client's system message does not replace an agent's instructions", async () => {
  const { model, asked } = scripted(() => [...text("Yes."), end("stop")]);
  await using it = await serveOne(fromAISDK(new ToolLoopAgent({ model, instructions: "Be kind." })));
  await it.client.chat.completions.create({
    model: "it",
    messages: [{ role: "system", content: "Be rude." }, ...hello],
  });
  expect(asked[0]?.prompt).toMatchObject([
    { role: "system", content: "Be kind." },
    { role: "user", content: [{ text: "Be rude." }] },
    { role: "user", content: [{ text: "Hello" }] },
  ]);
});

test("tokens stream one by one, from a function too, also from one that has to wait", async () => {
  const { model } = scripted(() => [...text("one ", "two ", "three"), end("stop")]);
  await using it = await serveOne(fromAISDK(async (ctx: ChatContext) => asks(model)(ctx)));
  const stream = await it.client.chat.completions.create({ model: "it", messages: hello, stream: true });
  const chunks = await Array.fromAsync(stream);
  const pieces = chunks.flatMap(({ choices }) => choices[0]?.delta.content ?? []).filter(Boolean);
  expect(pieces).toEqual(["one ", "two ", "three"]);
});

test("the work of tools is told as status, a failure too, and the usage of all steps adds up", async () => {
  const { model } = scripted((_asked, turn) => {
    if (turn === 1) return [call("weather", { city: "Oslo" }), end("tool-calls", 10, 5)];
    if (turn === 2) return [call("broken", {}, "call_2"), end("tool-calls", 20, 5)];
    return [...text("Done."), end("stop", 30, 5)];
  });
  const broken = tool({
    inputSchema: z.object({}),
    execute: (): string => {
      throw new Error("secret detail");
    },
  });
  await using server = await openOne(fromAISDK(new ToolLoopAgent({ model, tools: { weather, broken } })));
  const options = { include_status: true, include_usage: true };
  const response = await server.post(CHAT, { model: "it", messages: hello, stream: true, stream_options: options });
  const events = dataOf(await response.text()) as { event?: { data: unknown }; usage?: unknown }[];
  expect(events.flatMap(({ event }) => (event ? event.data : []))).toEqual([
    { description: "Calling weather", done: false, tool: "weather" },
    { description: "weather answered", done: true, tool: "weather" },
    { description: "Calling broken", done: false, tool: "broken" },
    { description: "broken failed", done: true, tool: "broken" },
  ]);
  expect(events.at(-1)?.usage).toMatchObject({
    prompt_tokens: 60,
    completion_tokens: 15,
    total_tokens: 75,
    prompt_tokens_details: { cached_tokens: 3 },
    completion_tokens_details: { reasoning_tokens: 3 },
  });
});

test("calls of the client's tools go to the client, whose results the next request brings back", async () => {
  const { model, asked } = scripted((options) =>
    lastRole(options) === "tool"
      ? [...text("It is noon."), end("stop")]
      : [call("clock", { zone: "CET" }), call("sql", { input: "select 1" }, "call_2"), end("tool-calls")],
  );
  await using it = await serveOne(fromAISDK(asks(model)));
  const parameters = { type: "object", properties: { zone: { type: "string" } } };
  const tools = [
    { type: "function" as const, function: { name: "clock", description: "The time.", parameters } },
    { type: "custom" as const, custom: { name: "sql" } },
  ];
  const ask = { model: "it", messages: hello, tools };
  const { choices } = await it.client.chat.completions.create(ask);
  const [choice] = choices;
  expect(choice?.finish_reason).toBe("tool_calls");
  expect(choice?.message.tool_calls).toEqual([
    { id: "call_1", type: "function", function: { name: "clock", arguments: '{"zone":"CET"}' } },
    { id: "call_2", type: "custom", custom: { name: "sql", input: "select 1" } },
  ]);
  expect(asked[0]?.tools).toMatchObject([
    { type: "function", name: "clock", description: "The time.", inputSchema: parameters },
    { type: "function", name: "sql" },
  ]);
  const results = ["call_1", "call_2"].map((id) => ({ role: "tool" as const, tool_call_id: id, content: `of ${id}` }));
  const messages = [...hello, choice!.message, ...results];
  const answer = await it.client.chat.completions.create({ ...ask, messages });
  expect(answer.choices[0]?.message.content).toBe("It is noon.");
  expect(asked[1]?.prompt.slice(1)).toMatchObject([
    {
      role: "assistant",
      content: [
        { type: "tool-call", toolName: "clock", input: { zone: "CET" } },
        { type: "tool-call", toolName: "sql", input: "select 1" },
      ],
    },
    {
      role: "tool",
      content: [
        { toolName: "clock", output: { type: "text", value: "of call_1" } },
        { toolName: "sql", output: { type: "text", value: "of call_2" } },
      ],
    },
  ]);
});

test("of a turn that calls tools of both sides, the client gets its own call only", async () => {
  const { model } = scripted(() => [call("weather", { city: "Oslo" }), call("clock", {}, "call_2"), end("tool-calls")]);
  const step = fromAISDK((ctx: ChatContext) =>
    streamText({
      model,
      messages: toModelMessages(ctx.messages),
      tools: { weather, ...toAISDKTools(ctx.tools) },
      stopWhen: stepCountIs(5),
      abortSignal: ctx.signal,
    }),
  );
  await using it = await serveOne(step);
  const tools = [{ type: "function" as const, function: { name: "clock" } }];
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: hello, tools });
  expect(choices[0]?.message.tool_calls?.map(({ id }) => id)).toEqual(["call_2"]);
});

test("reasoning is told apart, and the ends that only the model knows are told", async () => {
  const { model } = scripted((_asked, turn) => [
    { type: "reasoning-start", id: "r" },
    { type: "reasoning-delta", id: "r", delta: "Hm." },
    { type: "reasoning-end", id: "r" },
    ...text("So it"),
    end(turn === 1 ? "length" : "content-filter"),
  ]);
  await using it = await serveOne(fromAISDK(asks(model)));
  const first = await it.client.chat.completions.create({ model: "it", messages: hello });
  expect(first.choices[0]).toMatchObject({
    message: { content: "So it", reasoning_content: "Hm." },
    finish_reason: "length",
  });
  const second = await it.client.chat.completions.create({ model: "it", messages: hello });
  expect(second.choices[0]?.finish_reason).toBe("content_filter");
});

test("sources are citations: where the model says what they are about, of that passage", async () => {
  const source = (url: string, title?: string) =>
    ({ type: "source", sourceType: "url", id: url, url, ...(title && { title }) }) as const;
  const { model } = scripted((options) =>
    lastRole(options) === "tool"
      ? [
          source("https://a.example", "A"),
          source("https://b.example"),
          { type: "text-start", id: "1" },
          { type: "text-delta", id: "1", delta: "Whales sing." },
          {
            type: "text-end",
            id: "1",
            citations: [{ source: source("https://a.example", "A"), startIndex: 7, endIndex: 11 }],
          },
          end("stop"),
        ]
      : [...text("Hm"), call("weather", { city: "Oslo" }), end("tool-calls")],
  );
  await using server = await openOne(fromAISDK(new ToolLoopAgent({ model, tools: { weather } })));
  const { content, annotations } = await askBoth(server, "it", "Whales?");
  expect(content).toBe("Hm\n\nWhales sing.");
  expect(content.slice(11, 15)).toBe("sing");
  expect(annotations).toMatchObject([
    { url_citation: { url: "https://a.example", title: "A", start_index: 11, end_index: 15 } },
    { url_citation: { url: "https://b.example", title: "https://b.example", start_index: 0, end_index: 16 } },
  ]);
});

test("n answers are runs of their own", async () => {
  const { model, asked } = scripted(() => [...text("one ", "two"), end("stop")]);
  await using it = await serveOne(fromAISDK(asks(model)));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: hello, n: 2 });
  expect(choices.map(({ message }) => message.content)).toEqual(["one two", "one two"]);
  expect(asked).toHaveLength(2);
});

const counting = () => scripted(() => [...text(...Array.from({ length: 1000 }, (_, at) => `${at} `)), end("stop")], 5);

test.each(["agent", "function"])("a stop in the middle reaches the model of an %s", async (kind) => {
  const { model, aborted } = counting();
  await using it = await serveOne(fromAISDK(kind === "agent" ? new ToolLoopAgent({ model }) : asks(model)));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: hello, stop: "3" });
  expect(choices[0]).toMatchObject({ message: { content: "0 1 2 " }, finish_reason: "stop" });
  await aborted;
});

test.each(["agent", "function"])("a client that leaves reaches the model of an %s", async (kind) => {
  const { model, aborted } = counting();
  await using it = await serveOne(fromAISDK(kind === "agent" ? new ToolLoopAgent({ model }) : asks(model)));
  const stream = await it.client.chat.completions.create({ model: "it", messages: hello, stream: true });
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
  await aborted;
});

test("a model that fails is an error, before the first token a status", async () => {
  const failing = new MockLanguageModelV4({
    doStream: () => {
      throw new Error("secret detail");
    },
  });
  await using it = await serveOne(fromAISDK(asks(failing)));
  const asked = it.client.chat.completions.create({ model: "it", messages: hello }, { maxRetries: 0 });
  const message = expect.not.stringContaining("secret") as unknown;
  await expect(asked).rejects.toMatchObject({ status: 500, code: "graph_error", message });
});

const refusal = (statusCode?: number, wait = "7") =>
  new APICallError({
    message: "secret detail",
    url: "https://models.test",
    requestBodyValues: {},
    ...(statusCode !== undefined && { statusCode }),
    responseHeaders: { "retry-after": wait },
  });

test.each([
  ["asks for patience is our 429", refusal(429), 429, "rate_limit_exceeded", "7"],
  ["does so in words of its own is our 429", refusal(429, "soon"), 429, "rate_limit_exceeded", null],
  [
    "does so again and again is our 429",
    new RetryError({ message: "secret detail", reason: "maxRetriesExceeded", errors: [refusal(500), refusal(429)] }),
    429,
    "rate_limit_exceeded",
    "7",
  ],
  ["refuses the key is our 502", new Error("secret detail", { cause: refusal(401) }), 502, "upstream_error", null],
  ["cannot be reached is our 502", refusal(), 502, "upstream_error", null],
])("a provider that %s", async (_case, thrown, status, code, wait) => {
  const failing = new MockLanguageModelV4({
    doStream: () => {
      throw thrown;
    },
  });
  await using server = await openOne(fromAISDK(asks(failing)));
  const response = await server.post(CHAT, { model: "it", messages: hello });
  expect([response.status, response.headers.get("retry-after")]).toEqual([status, wait]);
  const body = await response.text();
  expect(JSON.parse(body)).toMatchObject({ error: { code } });
  expect(body).not.toContain("secret");
});

test("a failure in mid-stream is an error, never a short answer", async () => {
  const { model } = scripted(() => [...text("It began well"), { type: "error", error: new Error("secret detail") }]);
  await using it = await serveOne(fromAISDK(asks(model)));
  const read = async () =>
    Array.fromAsync(await it.client.chat.completions.create({ model: "it", messages: hello, stream: true }));
  await expect(read()).rejects.toThrow("The graph failed");
});

test("a tool that waits for an approval is an error: no chat completion can give it", async () => {
  const { model } = scripted(forecast);
  const guarded = tool({ inputSchema: z.object({ city: z.string() }), execute: () => "rain", needsApproval: true });
  await using it = await serveOne(fromAISDK(new ToolLoopAgent({ model, tools: { weather: guarded } })));
  const asked = it.client.chat.completions.create({ model: "it", messages: hello }, { maxRetries: 0 });
  await expect(asked).rejects.toMatchObject({ status: 500, code: "graph_error" });
});

test("every kind of message becomes its counterpart", () => {
  const pixel = Buffer.from("pixel").toString("base64");
  expect(
    toModelMessages([
      { role: "system", content: "Be brief." },
      { role: "developer", content: [{ type: "text", text: "Be kind." }] },
      {
        role: "user",
        content: [
          { type: "text", text: "See:" },
          { type: "image_url", image_url: { url: `data:image/png;base64,${pixel}` } },
          { type: "image_url", image_url: { url: "https://example.org/a.png" } },
          { type: "input_audio", input_audio: { data: pixel, format: "mp3" } },
          { type: "file", file: { filename: "a.csv", file_data: `data:text/csv;base64,${pixel}` } },
        ],
      },
      {
        role: "assistant",
        content: "Let me see.",
        reasoning_content: "Hm.",
        tool_calls: [{ id: "call_1", type: "function", function: { name: "f", arguments: "not JSON" } }],
      },
      { role: "tool", tool_call_id: "call_1", content: "rain" },
      { role: "assistant", refusal: "I will not." },
      { role: "assistant", content: null, function_call: { name: "old", arguments: "" } },
      { role: "function", name: "old", content: "result" },
    ]),
  ).toEqual([
    { role: "system", content: "Be brief." },
    { role: "system", content: "Be kind." },
    {
      role: "user",
      content: [
        { type: "text", text: "See:" },
        { type: "file", mediaType: "image/png", data: Buffer.from("pixel") },
        { type: "file", mediaType: "image/*", data: new URL("https://example.org/a.png") },
        { type: "file", mediaType: "audio/mpeg", data: Buffer.from("pixel") },
        { type: "file", mediaType: "text/csv", data: Buffer.from("pixel"), filename: "a.csv" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Hm." },
        { type: "text", text: "Let me see." },
        { type: "tool-call", toolCallId: "call_1", toolName: "f", input: "not JSON" },
      ],
    },
    {
      role: "tool",
      content: [{ type: "tool-result", toolCallId: "call_1", toolName: "f", output: { type: "text", value: "rain" } }],
    },
    { role: "assistant", content: "I will not." },
    { role: "assistant", content: [{ type: "tool-call", toolCallId: "old", toolName: "old", input: {} }] },
    {
      role: "tool",
      content: [{ type: "tool-result", toolCallId: "old", toolName: "old", output: { type: "text", value: "result" } }],
    },
  ] satisfies ModelMessage[]);
});

test.each([
  [{ type: "file", file: { file_id: "file-1" } }, "file.file_data"],
  [{ type: "file", file: { file_data: "http://127.0.0.1/secret" } }, "file.file_data"],
  [{ type: "image_url", image_url: { url: "file:///etc/passwd" } }, "image_url.url"],
  [{ type: "image_url", image_url: { url: "data:image/svg+xml,<svg/>" } }, "image_url.url"],
] as const)("what would have to be fetched or cannot be handed on is refused: %j", async (part, field) => {
  const { model, asked } = scripted(() => [...text("Yes."), end("stop")]);
  await using it = await serveOne(fromAISDK(asks(model)));
  const messages = [{ role: "user" as const, content: [part] }];
  await expect(it.client.chat.completions.create({ model: "it", messages })).rejects.toMatchObject({
    status: 400,
    code: "unsupported_parameter",
    param: `messages[0].content[0].${field}`,
  });
  expect(asked).toEqual([]);
});

test("an agent that takes options gets them by `input`", async () => {
  const { model, asked } = scripted(() => [...text("Yes."), end("stop")]);
  const agent = new ToolLoopAgent({
    model,
    callOptionsSchema: z.object({ tools: z.custom<ReturnType<typeof toAISDKTools>>() }),
    prepareCall: ({ options, ...settings }) => ({ ...settings, tools: options.tools }),
  });
  const input = (ctx: ChatContext, messages: ModelMessage[]) => ({
    messages,
    options: { tools: toAISDKTools(ctx.tools) },
  });
  await using it = await serveOne(fromAISDK(agent, { input }));
  const tools = [{ type: "function" as const, function: { name: "clock" } }];
  await it.client.chat.completions.create({ model: "it", messages: hello, tools });
  expect(asked[0]?.tools).toMatchObject([{ name: "clock" }]);
});
