import { JsonOutputParser, StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { fromRunnable, toChatDelta, toLangChainMessages, toToolCalls } from "@thinkagain/serve/langchain";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { open } from "../support/server.ts";
import { lastText, ScriptedModel } from "./models.ts";

const question = [{ role: "user" as const, content: "Hello" }];
const serveOne = (step: Parameters<GraphRegistry["register"]>[1]) => connect(new GraphRegistry().register("it", step));

test("a model alone answers the conversation, the same in both forms", async () => {
  const model = new ScriptedModel((messages) => ({ text: ["You ", "said ", lastText(messages)] }));
  await using server = await open(new GraphRegistry().register("it", fromRunnable(model)));
  expect(await askBoth(server, "it", "Hello")).toMatchObject({ content: "You said Hello", finishReason: "stop" });
});

test("a chain of prompt, model and parser answers with its text, in pieces", async () => {
  const chain = ChatPromptTemplate.fromTemplate("Translate: {text}")
    .pipe(new ScriptedModel((messages) => ({ text: ["<", lastText(messages), ">"], usage: [7, 3] })))
    .pipe(new StringOutputParser());
  await using it = await serveOne(fromRunnable(chain, { input: (ctx: ChatContext) => ({ text: ctx.user_query }) }));
  const chunks = await Array.fromAsync(
    await it.client.chat.completions.create({
      model: "it",
      messages: question,
      stream: true,
      stream_options: { include_usage: true },
    }),
  );
  const pieces = chunks.flatMap(({ choices }) => choices[0]?.delta.content ?? []).filter(Boolean);
  expect(pieces).toEqual(["<", "Translate: Hello", ">"]);
  expect(chunks.at(-1)?.usage).toMatchObject({ prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 });
});

test("the usage of all models of a chain adds up", async () => {
  const model = new ScriptedModel(() => ({ text: ["a"], usage: [5, 1] }));
  const twice = model.pipe(async (message: BaseMessage, config) => model.invoke([message], config));
  await using it = await serveOne(fromRunnable(twice));
  const { usage } = await it.client.chat.completions.create({ model: "it", messages: question });
  expect(usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 });
});

test("reasoning is told apart, and a model that ran out of tokens says so, also behind a parser", async () => {
  const model = new ScriptedModel(() => ({ reasoning: "Hm.", text: ["So it"], finish: "length" }));
  await using it = await serveOne(fromRunnable(model));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: question });
  expect(choices[0]).toMatchObject({
    message: { content: "So it", reasoning_content: "Hm." },
    finish_reason: "length",
  });
  await using parsed = await serveOne(fromRunnable(model.pipe(new StringOutputParser())));
  const answer = await parsed.client.chat.completions.create({ model: "it", messages: question });
  expect(answer.choices[0]).toMatchObject({ message: { content: "So it" }, finish_reason: "length" });
});

test("calls of tools go to the client, put together from their fragments", async () => {
  const model = new ScriptedModel(() => ({
    calls: [
      { index: 0, id: "call_1", name: "weather", args: '{"city":' },
      { index: 0, args: '"Oslo"}' },
      { index: 1, id: "call_2", name: "weather", args: '{"city":"Bergen"}' },
    ],
  }));
  await using it = await serveOne(fromRunnable(model));
  const tools = [{ type: "function" as const, function: { name: "weather" } }];
  const stream = it.client.chat.completions.stream({ model: "it", messages: question, tools });
  const { choices } = await stream.finalChatCompletion();
  expect(choices[0]?.finish_reason).toBe("tool_calls");
  expect(choices[0]?.message.tool_calls?.map((call) => [call.id, call.type === "function" && call.function])).toEqual([
    ["call_1", expect.objectContaining({ name: "weather", arguments: '{"city":"Oslo"}' })],
    ["call_2", expect.objectContaining({ name: "weather", arguments: '{"city":"Bergen"}' })],
  ]);
});

test("a parser of JSON answers with its last object", async () => {
  const chain = new FakeListChatModel({ responses: ['{"name": "Alice", "age": 30}'] }).pipe(new JsonOutputParser());
  await using server = await open(new GraphRegistry().register("it", fromRunnable(chain)));
  expect((await askBoth(server, "it", "Who?")).content).toBe('{"name":"Alice","age":30}');
});

test("`output` says what a chunk answers", async () => {
  const model = new FakeListChatModel({ responses: ["abc"] });
  const loud = fromRunnable(model, { output: (chunk) => chunk.text.toUpperCase() });
  await using server = await open(new GraphRegistry().register("it", loud));
  expect((await askBoth(server, "it", "Hello")).content).toBe("ABC");
});

test("n answers are runs of their own", async () => {
  const model = new ScriptedModel(() => ({ text: ["one ", "two"] }));
  await using it = await serveOne(fromRunnable(model));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: question, n: 2 });
  expect(choices.map(({ message }) => message.content)).toEqual(["one two", "one two"]);
  expect(model.heard).toHaveLength(2);
});

test("a stop in the middle reaches the model", async () => {
  const model = new ScriptedModel(() => ({ text: Array.from({ length: 1000 }, (_, at) => `${at} `) }), 5);
  await using it = await serveOne(fromRunnable(model.pipe(new StringOutputParser())));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: question, stop: "3" });
  expect(choices[0]).toMatchObject({ message: { content: "0 1 2 " }, finish_reason: "stop" });
  await model.aborted.promise;
});

test("a client that leaves reaches the model", async () => {
  const model = new ScriptedModel(() => ({ text: Array.from({ length: 1000 }, (_, at) => `${at} `) }), 5);
  await using it = await serveOne(fromRunnable(model));
  const stream = await it.client.chat.completions.create({ model: "it", messages: question, stream: true });
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
  await model.aborted.promise;
});

test("a model that fails is an error, before the first token a status", async () => {
  const model = new ScriptedModel(() => {
    throw new Error("secret detail");
  });
  await using it = await serveOne(fromRunnable(model));
  const asked = it.client.chat.completions.create({ model: "it", messages: question }, { maxRetries: 0 });
  await expect(asked).rejects.toMatchObject({
    status: 500,
    code: "graph_error",
    message: expect.not.stringContaining("secret"),
  });
});

test("a chunk that is neither text nor message nor object is an error for whoever runs the graph", async () => {
  const numbers = new FakeListChatModel({ responses: ["a"] }).pipe(() => 42);
  await using it = await serveOne(fromRunnable(numbers));
  const asked = it.client.chat.completions.create({ model: "it", messages: question }, { maxRetries: 0 });
  await expect(asked).rejects.toMatchObject({ status: 500, code: "graph_error" });
});

test.each([
  [
    new AIMessageChunk({
      content: [
        { type: "reasoning", reasoning: "Hm." },
        { type: "text", text: "Yes." },
      ],
    }),
    { content: "Yes.", reasoning: "Hm." },
  ],
  [
    new AIMessageChunk({
      content: [
        { type: "thinking", thinking: "Hm." },
        { type: "text", text: "Yes" },
        { type: "text", text: "!" },
      ],
      response_metadata: { model_provider: "anthropic" },
    }),
    { content: "Yes!", reasoning: "Hm." },
  ],
  [new AIMessage("Yes."), { content: "Yes.", reasoning: "" }],
])("text and reasoning are read from a content of any provider (%#)", (message, said) => {
  expect(toChatDelta(message)).toEqual(said);
});

test("the free text of a custom tool's call stays free text", () => {
  const chunk = { index: 0, id: "call_1", name: "sql", args: "select 1", isCustomTool: true };
  expect(toToolCalls(new AIMessageChunk({ content: "", tool_call_chunks: [chunk] }))).toEqual([
    { index: 0, id: "call_1", type: "custom", custom: { name: "sql", input: "select 1" } },
  ]);
});

test("every kind of message becomes its counterpart", () => {
  const messages = toLangChainMessages([
    { role: "system", content: "Be brief." },
    { role: "developer", content: [{ type: "text", text: "Be kind." }] },
    {
      role: "user",
      name: "alice",
      content: [
        { type: "text", text: "See:" },
        { type: "image_url", image_url: { url: "data:image/png;base64,AA==", detail: "low" } },
        { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
        { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,AA==" } },
      ],
    },
    {
      role: "assistant",
      reasoning_content: "Hm.",
      tool_calls: [
        { id: "call_1", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } },
        { id: "call_2", type: "custom", custom: { name: "sql", input: "select 1" } },
      ],
    },
    { role: "tool", tool_call_id: "call_1", content: "rain" },
    { role: "tool", tool_call_id: "call_2", content: [{ type: "text", text: "1" }] },
    { role: "assistant", refusal: "I will not." },
    { role: "assistant", content: null, function_call: { name: "old", arguments: "" } },
    { role: "function", name: "old", content: "result" },
  ]);
  expect(messages.map(({ type, content }) => [type, content])).toEqual([
    ["system", "Be brief."],
    ["system", "Be kind."],
    [
      "human",
      [
        { type: "text", text: "See:" },
        { type: "image_url", image_url: { url: "data:image/png;base64,AA==", detail: "low" } },
        { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
        { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,AA==" } },
      ],
    ],
    ["ai", ""],
    ["tool", "rain"],
    ["tool", "1"],
    ["ai", "I will not."],
    ["ai", ""],
    ["tool", "result"],
  ]);
  expect(messages[2]).toMatchObject({ name: "alice" });
  expect(messages[3]).toMatchObject({
    additional_kwargs: { reasoning_content: "Hm." },
    tool_calls: [
      { id: "call_1", name: "weather", args: { city: "Oslo" } },
      { id: "call_2", name: "sql", args: { input: "select 1" } },
    ],
  });
  expect(messages[4]).toMatchObject({ tool_call_id: "call_1", name: "weather" });
  expect(messages[7]).toMatchObject({ tool_calls: [{ id: "old", name: "old", args: {} }] });
  expect(messages[8]).toMatchObject({ tool_call_id: "old" });
});

test.each([
  ['{"lc":1,"type":"constructor","id":["langchain_core","messages","HumanMessage"],"kwargs":{}}'],
  ['{"deep":[{"\\u006cc":2,"type":"constructor","id":["RegExp"],"args":["(a+)+$",""]}]}'],
  ['{"__lc_escaped__":{"lc":1}}'],
  ["not JSON"],
  ["[1]"],
  [`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
])("arguments that LangChain could revive, or that are no object, stay text (%#)", (text) => {
  const call = { id: "call_1", type: "function" as const, function: { name: "f", arguments: text } };
  const [message] = toLangChainMessages([{ role: "assistant", tool_calls: [call] }]);
  expect(message).toMatchObject({ tool_calls: [{ args: { arguments: text } }] });
});

test("a text that only speaks of the marker is an argument like any other", () => {
  const call = { id: "call_1", type: "function" as const, function: { name: "f", arguments: '{"q":"{\\"lc\\": 1}"}' } };
  const [message] = toLangChainMessages([{ role: "assistant", tool_calls: [call] }]);
  expect(message).toMatchObject({ tool_calls: [{ args: { q: '{"lc": 1}' } }] });
});
