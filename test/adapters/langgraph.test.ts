import { setTimeout as pause } from "node:timers/promises";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import {
  Annotation,
  END,
  entrypoint,
  interrupt,
  type LangGraphRunnableConfig,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { ToolNode, toolsCondition } from "@langchain/langgraph/prebuilt";
import { expect, test } from "vitest";
import { z } from "zod";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { fromLangGraph } from "@thinkagain/serve/langgraph";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";
import { lastText, ScriptedModel, type Turn } from "./models.ts";

type Step = Parameters<GraphRegistry["register"]>[1];
const user = (content: string) => ({ role: "user" as const, content });
const assistant = (content: string) => ({ role: "assistant" as const, content });
const serveOne = (step: Step) => connect(new GraphRegistry().register("it", step));
const openOne = (step: Step) => open(new GraphRegistry().register("it", step));
/** The thread of a request, as its `user` names it. */
const thread = (ctx: ChatContext): string | undefined => ctx.user;
const State = MessagesAnnotation;

/** An agent that thinks, and uses the weather service when its model wants to. */
function weatherAgent(script: (messages: BaseMessage[]) => Turn) {
  const weather = tool(({ city }: { city: string }) => `${city}: rain`, {
    name: "weather",
    schema: z.object({ city: z.string() }),
  });
  const model = new ScriptedModel(script);
  const graph = new StateGraph(State)
    .addNode("agent", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
    .addNode("tools", new ToolNode([weather]))
    .addEdge(START, "agent")
    .addConditionalEdges("agent", toolsCondition)
    .addEdge("tools", "agent");
  return { graph, model };
}

const forecast = (messages: BaseMessage[]): Turn =>
  ToolMessage.isInstance(messages.at(-1))
    ? { text: ["It will ", "rain."], usage: [20, 4] }
    : {
        text: ["Let me look."],
        usage: [10, 6],
        calls: [{ index: 0, id: "call_1", name: "weather", args: '{"city":"Oslo"}' }],
      };

/** A graph of one node. */
const one = (node: (state: typeof State.State, config: LangGraphRunnableConfig) => object) =>
  new StateGraph(State).addNode("node", node).addEdge(START, "node").addEdge("node", END);

test("what the models of an agent say streams as paragraphs, the same in both forms; its own tools stay inside", async () => {
  const { graph, model } = weatherAgent(forecast);
  await using server = await openOne(fromLangGraph(graph.compile()));
  const said = await askBoth(server, "it", "Oslo?");
  expect(said).toMatchObject({ content: "Let me look.\n\nIt will rain.", finishReason: "stop" });
  expect(model.heard[1]?.map(({ type }) => type)).toEqual(["human", "ai", "tool"]);
});

test("tokens stream one by one", async () => {
  const { graph } = weatherAgent(() => ({ text: ["one ", "two ", "three"] }));
  await using it = await serveOne(fromLangGraph(graph.compile()));
  const stream = await it.client.chat.completions.create({ model: "it", messages: [user("Hi")], stream: true });
  const chunks = await Array.fromAsync(stream);
  expect(chunks.flatMap(({ choices }) => choices[0]?.delta.content ?? []).filter(Boolean)).toEqual([
    "one ",
    "two ",
    "three",
  ]);
});

test("the work of tools is told as status, a failure too, and the usage of all models adds up", async () => {
  const model = (messages: BaseMessage[]): Turn =>
    messages.length === 1
      ? { calls: [{ index: 0, id: "call_0", name: "weather", args: "{}" }] }
      : forecast(messages.length === 3 ? [] : messages);
  await using server = await openOne(fromLangGraph(weatherAgent(model).graph.compile()));
  const body = {
    model: "it",
    messages: [user("Oslo?")],
    stream: true,
    stream_options: { include_status: true, include_usage: true },
  };
  const response = await server.post(CHAT, body);
  const events = dataOf(await response.text()) as { event?: { data: unknown }; usage?: unknown }[];
  expect(events.flatMap(({ event }) => (event ? event.data : []))).toEqual([
    { description: "Calling weather", done: false, tool: "weather" },
    { description: "weather failed", done: true, tool: "weather" },
    { description: "Calling weather", done: false, tool: "weather" },
    { description: "weather answered", done: true, tool: "weather" },
  ]);
  expect(events.at(-1)?.usage).toMatchObject({ prompt_tokens: 30, completion_tokens: 10, total_tokens: 40 });
});

test("what a node writes with its writer is a status, if it reads like one", async () => {
  const graph = one((_state, { writer }) => {
    writer?.("Searching");
    writer?.({ description: "Found", done: true, hits: 3 });
    writer?.({ hits: 3 });
    return { messages: [new AIMessage("Three.")] };
  });
  await using server = await openOne(fromLangGraph(graph.compile()));
  const body = { model: "it", messages: [user("Hi")], stream: true, stream_options: { include_status: true } };
  const events = dataOf(await (await server.post(CHAT, body)).text()) as { event?: { data: unknown } }[];
  expect(events.flatMap(({ event }) => (event ? event.data : []))).toEqual([
    { description: "Searching", done: false },
    { description: "Found", done: true },
  ]);
});

test("calls of the client's tools go to the client, whose results the graph goes on with", async () => {
  const model = new ScriptedModel((messages) =>
    ToolMessage.isInstance(messages.at(-1))
      ? { text: [`It is ${lastText(messages)}.`] }
      : {
          calls: [
            { index: 0, id: "call_1", name: "clock", args: '{"zone":"CET"}' },
            { index: 1, id: "call_2", name: "sql", args: '{"input":"select 1"}' },
          ],
        },
  );
  const offered: unknown[] = [];
  const graph = one(async ({ messages }, config) => {
    offered.push(config.configurable?.["tools"]);
    return { messages: [await model.invoke(messages)] };
  });
  const step = fromLangGraph(graph.compile(), { config: (ctx) => ({ configurable: { tools: ctx.tools } }) });
  await using it = await serveOne(step);
  const tools = [
    { type: "function" as const, function: { name: "clock" } },
    { type: "custom" as const, custom: { name: "sql" } },
  ];
  const ask = { model: "it", messages: [user("What time is it?")], tools };
  const { choices } = await it.client.chat.completions.create(ask);
  const [choice] = choices;
  expect(choice?.finish_reason).toBe("tool_calls");
  expect(choice?.message.tool_calls).toMatchObject([
    { id: "call_1", type: "function", function: { name: "clock", arguments: '{"zone":"CET"}' } },
    { id: "call_2", type: "custom", custom: { name: "sql", input: "select 1" } },
  ]);
  expect(offered).toEqual([tools]);
  const messages = [
    ...ask.messages,
    choice!.message,
    { role: "tool" as const, tool_call_id: "call_2", content: "1" },
    { role: "tool" as const, tool_call_id: "call_1", content: "noon" },
  ];
  const answer = await it.client.chat.completions.create({ ...ask, messages });
  expect(answer.choices[0]?.message.content).toBe("It is noon.");
});

test("a call that nobody has declared is not handed to the client", async () => {
  const { graph } = weatherAgent(forecast);
  await using it = await serveOne(fromLangGraph(graph.compile({ interruptBefore: ["tools"] })));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: [user("Oslo?")] });
  expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "Let me look." } });
  expect(choices[0]?.message.tool_calls).toBeUndefined();
});

test("a thread remembers: it gets only what is new, whether the client sends all of it or not", async () => {
  const { graph, model } = weatherAgent((messages) => ({ text: [`${messages.length}`] }));
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer: new MemorySaver() }), { thread }));
  const ask = (...messages: { role: "user" | "assistant" | "system"; content: string }[]) =>
    it.client.chat.completions.create({ model: "it", user: "alice", messages });
  await ask({ role: "system", content: "Be brief." }, user("One"));
  await ask({ role: "system", content: "Be brief." }, user("One"), assistant("2"), user("Two"));
  const { choices } = await ask(user("Three"));
  expect(model.heard.at(-1)?.map(({ text }) => text)).toEqual(["Be brief.", "One", "2", "Two", "4", "Three"]);
  expect(choices[0]?.message.content).toBe("6");
});

test("two requests at once on one thread are answered one after the other, and the thread keeps both", async () => {
  const begun: string[] = [];
  const { promise: go, resolve: open } = Promise.withResolvers<void>();
  const graph = one(async ({ messages }) => {
    begun.push(lastText(messages));
    await go;
    return { messages: [new AIMessage(`re: ${lastText(messages)}`)] };
  }).compile({ checkpointer: new MemorySaver() });
  await using it = await serveOne(fromLangGraph(graph, { thread }));
  const ask = (text: string, user_: string) =>
    it.client.chat.completions.create({ model: "it", user: user_, messages: [user(text)] });
  const first = ask("a", "t");
  while (begun.length < 1) await pause(5);
  const second = ask("b", "t");
  const third = ask("c", "another");
  while (begun.length < 2) await pause(5);
  expect(begun).toEqual(["a", "c"]);
  open();
  await Promise.all([first, second, third]);
  const { values } = await graph.getState({ configurable: { thread_id: "t" } });
  expect((values as typeof State.State).messages.map(({ text }) => text)).toEqual(["a", "re: a", "b", "re: b"]);
});

test("threads do not hear each other, and without a thread each request stands alone and leaves nothing behind", async () => {
  const { graph, model } = weatherAgent(() => ({ text: ["Well."] }));
  const checkpointer = new MemorySaver();
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer }), { thread }));
  const ask = (content: string, more: object = {}) =>
    it.client.chat.completions.create({ model: "it", messages: [user(content)], ...more });
  await ask("Alice", { user: "alice" });
  await ask("Bob", { user: "bob" });
  await ask("Nobody");
  await ask("Both", { user: "alice", n: 2 });
  expect(model.heard.map((messages) => messages.map(({ text }) => text))).toEqual([
    ["Alice"],
    ["Bob"],
    ["Nobody"],
    ["Both"],
    ["Both"],
  ]);
  expect(Object.keys(checkpointer.storage).toSorted()).toEqual(["alice", "bob"]);
});

test("a thread whose answer was cut hears of it what the client has", async () => {
  const { graph, model } = weatherAgent(() => ({ text: ["one ", "two ", "three"] }));
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer: new MemorySaver() })));
  const ask = { model: "it", user: "alice" };
  const cut = await it.client.chat.completions.create({ ...ask, messages: [user("Count!")], stop: "two" });
  const said = cut.choices[0]?.message.content ?? "";
  await it.client.chat.completions.create({ ...ask, messages: [user("Count!"), assistant(said), user("Go on!")] });
  expect(model.heard.at(-1)?.map(({ text }) => text)).toEqual(["Count!", "one ", "Go on!"]);
});

test("a call that was cancelled with its request is told so on the thread, which goes on", async () => {
  const started = Promise.withResolvers<void>();
  const slow = tool(
    async (_input, { signal }: { signal?: AbortSignal }) => {
      started.resolve();
      await pause(60_000, undefined, signal ? { signal } : {});
      return "never";
    },
    { name: "slow", schema: z.object({}) },
  );
  const model = new ScriptedModel((messages) =>
    messages.length === 1
      ? { calls: [{ index: 0, id: "call_1", name: "slow", args: "{}" }] }
      : { text: [messages.map(({ type }) => type).join(" ")] },
  );
  const graph = new StateGraph(State)
    .addNode("agent", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
    .addNode("tools", new ToolNode([slow]))
    .addEdge(START, "agent")
    .addConditionalEdges("agent", toolsCondition)
    .addEdge("tools", "agent");
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer: new MemorySaver() })));
  const controller = new AbortController();
  const ask = { model: "it", user: "alice" };
  const asked = it.client.chat.completions.create({ ...ask, messages: [user("Go!")] }, { signal: controller.signal });
  await started.promise;
  controller.abort();
  await expect(asked).rejects.toThrow();
  await pause(50);
  const { choices } = await it.client.chat.completions.create({ ...ask, messages: [user("And now?")] });
  expect(choices[0]?.message.content).toBe("human ai tool human");
  expect(model.heard.at(-1)?.[2]).toMatchObject({ tool_call_id: "call_1", status: "error" });
});

test("the thread is that of the session and the key, and a task of a chat UI does not enter it", async () => {
  const { graph, model } = weatherAgent(() => ({ text: ["Well."] }));
  const registry = new GraphRegistry().register(
    "it",
    fromLangGraph(graph.compile({ checkpointer: new MemorySaver() })),
  );
  await using server = await open(registry, { apiKeys: ["alice", "bob"] });
  const say = async (content: string, key: string, more: object = {}) => {
    const headers = { authorization: `Bearer ${key}`, "x-session-id": "chat-1" };
    const response = await server.post(CHAT, { model: "it", messages: [user(content)], ...more }, { headers });
    expect(response.status).toBe(200);
  };
  await say("One", "alice");
  await say("Name it", "alice", { metadata: { task: "title" } });
  await say("Two", "alice");
  await say("Three", "bob");
  expect(model.heard.map((messages) => messages.map(({ text }) => text))).toEqual([
    ["One"],
    ["Name it"],
    ["One", "Well.", "Two"],
    ["Three"],
  ]);
});

test("models that share a checkpointer do not share a session's thread", async () => {
  const checkpointer = new MemorySaver();
  const [first, second] = [weatherAgent(() => ({ text: ["One."] })), weatherAgent(() => ({ text: ["Two."] }))];
  const registry = new GraphRegistry()
    .register("first", fromLangGraph(first.graph.compile({ checkpointer })))
    .register("second", fromLangGraph(second.graph.compile({ checkpointer })));
  await using server = await open(registry);
  const headers = { "x-session-id": "chat-1" };
  await server.post(CHAT, { model: "first", messages: [user("Hello")] }, { headers });
  await server.post(CHAT, { model: "second", messages: [user("And you?")] }, { headers });
  expect(second.model.heard.map((heard) => heard.map(({ text }) => text))).toEqual([["And you?"]]);
});

test("an interrupt is a question, and the next message on the thread its answer", async () => {
  const graph = one(() => ({ messages: [new AIMessage(`You said ${interrupt("Shall I?")}.`)] }));
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer: new MemorySaver() }), { thread }));
  const ask = (...messages: object[]) =>
    it.client.chat.completions.stream({ model: "it", user: "alice", messages: messages as [] }).finalContent();
  expect(await ask(user("Go!"))).toBe("Shall I?");
  expect(await ask(user("Go!"), assistant("Shall I?"), user("yes"))).toBe("You said yes.");
  expect(await ask(user("Again!"))).toBe("Shall I?");
});

test("a graph that asks several things at once has them answered one after the other, also from inside a subgraph", async () => {
  const inner = one(() => ({ messages: [new AIMessage(`inner ${interrupt("Inner?")}`)] })).compile();
  const graph = new StateGraph(State)
    .addNode("inner", inner)
    .addNode("outer", () => ({ messages: [new AIMessage(`outer ${interrupt({ ask: "Outer?" })}`)] }))
    .addEdge(START, "inner")
    .addEdge(START, "outer")
    .compile({ checkpointer: new MemorySaver() });
  const step = fromLangGraph(graph, { thread, resume: (ctx, value) => `${JSON.stringify(value)}=${ctx.user_query}` });
  await using it = await serveOne(step);
  const ask = async (content: string) => {
    const asked = { model: "it", user: "alice", messages: [user(content)] };
    return (await it.client.chat.completions.create(asked)).choices[0]?.message.content;
  };
  const said = [await ask("Go!"), await ask("first"), await ask("second")];
  const inner_ = 'inner "Inner?"=';
  const outer = 'outer {"ask":"Outer?"}=';
  expect(said).toEqual(
    said[0] === "Inner?"
      ? ["Inner?", `${inner_}first\n\n{"ask":"Outer?"}`, `${outer}second`]
      : ['{"ask":"Outer?"}', `${outer}first\n\nInner?`, `${inner_}second`],
  );
});

test("`ask` words the question, after what was said before it", async () => {
  const graph = new StateGraph(State)
    .addNode("say", () => ({ messages: [new AIMessage("I could delete it.")] }))
    .addNode("ask", () => ({ messages: [new AIMessage(String(interrupt({ file: "a.txt" })))] }))
    .addEdge(START, "say")
    .addEdge("say", "ask")
    .compile({ checkpointer: new MemorySaver() });
  const ask = (value: unknown) => `Delete ${(value as { file: string }).file}?`;
  await using server = await openOne(fromLangGraph(graph, { thread: () => undefined, ask }));
  expect((await askBoth(server, "it", "Go!")).content).toBe("I could delete it.\n\nDelete a.txt?");
});

test("nodes that run at the same time do not speak across each other", async () => {
  const speak = (words: readonly string[], paceMs: number) => {
    const model = new ScriptedModel(() => ({ text: words }), paceMs);
    return async ({ messages }: typeof State.State) => ({ messages: [await model.invoke(messages)] });
  };
  const graph = new StateGraph(State)
    .addNode("slow", speak(["a", "b", "c", "d"], 15))
    .addNode("fast", speak(["1", "2", "3", "4"], 10))
    .addNode("last", speak(["The end."], 0))
    .addEdge(START, "slow")
    .addEdge(START, "fast")
    .addEdge("slow", "last")
    .addEdge("fast", "last");
  await using server = await openOne(fromLangGraph(graph.compile()));
  const paragraphs = (await askBoth(server, "it", "Go!")).content.split("\n\n");
  expect(paragraphs.toSorted()).toEqual(["1234", "The end.", "abcd"]);
  expect(paragraphs.at(-1)).toBe("The end.");
});

test("a message that is made anew from what the model has streamed is heard once", async () => {
  const model = new ScriptedModel(() => ({ text: ["Hello ", "you."] }));
  const graph = one(async ({ messages }) => ({ messages: [new AIMessage((await model.invoke(messages)).text)] }));
  await using server = await openOne(fromLangGraph(graph.compile()));
  expect((await askBoth(server, "it", "Hi")).content).toBe("Hello you.");
});

test("models that tools call are not the answer, nor are those of nodes that `nodes` leaves out", async () => {
  const inner = new ScriptedModel(() => ({ text: ["inner thoughts"] }));
  const lookup = tool(async () => (await inner.invoke("Think")).text, { name: "lookup", schema: z.object({}) });
  const outer = new ScriptedModel((messages) =>
    ToolMessage.isInstance(messages.at(-1))
      ? { text: ["Done."] }
      : { calls: [{ index: 0, id: "call_1", name: "lookup", args: "{}" }] },
  );
  const graph = new StateGraph(State)
    .addNode("plan", async () => void (await inner.invoke("Plan")))
    .addNode("agent", async ({ messages }) => ({ messages: [await outer.invoke(messages)] }))
    .addNode("tools", new ToolNode([lookup]))
    .addEdge(START, "plan")
    .addEdge("plan", "agent")
    .addConditionalEdges("agent", toolsCondition)
    .addEdge("tools", "agent")
    .compile();
  const registry = new GraphRegistry()
    .register("all", fromLangGraph(graph))
    .register("agent", fromLangGraph(graph, { nodes: ["agent"] }));
  await using server = await open(registry);
  expect((await askBoth(server, "all", "Go!")).content).toBe("inner thoughts\n\nDone.");
  expect((await askBoth(server, "agent", "Go!")).content).toBe("Done.");
});

test("a graph whose models nobody heard answers with the message that its state ends with", async () => {
  const quiet = new ScriptedModel(() => ({ text: ["Quietly."], finish: "length" })).withConfig({ tags: ["nostream"] });
  const inner = one(async ({ messages }) => ({ messages: [await quiet.invoke(messages)] })).compile();
  const graph = one(async (state) => inner.invoke(state, {})).compile();
  await using server = await openOne(fromLangGraph(graph));
  expect(await askBoth(server, "it", "Hi")).toMatchObject({ content: "Quietly.", finishReason: "length" });
});

test("a workflow of the functional API answers with what it gives back", async () => {
  const workflow = entrypoint("workflow", async ({ messages }: typeof State.State) => `Heard: ${lastText(messages)}`);
  await using server = await openOne(fromLangGraph(workflow));
  expect((await askBoth(server, "it", "Hi")).content).toBe("Heard: Hi");
});

test("`input` and `output` fit a graph with a state of its own, of which nothing else streams", async () => {
  const Essay = Annotation.Root({ topic: Annotation<string>, essay: Annotation<string> });
  const model = new ScriptedModel(() => ({ text: ["a draft"] }));
  const graph = new StateGraph(Essay)
    .addNode("write", async ({ topic }) => ({ essay: `On ${topic}: ${(await model.invoke(topic)).text}` }))
    .addEdge(START, "write")
    .compile();
  const step = fromLangGraph<ChatContext, typeof Essay.State>(graph, {
    input: (ctx) => ({ topic: ctx.user_query }),
    output: (state) => state.essay,
  });
  await using server = await openOne(step);
  expect((await askBoth(server, "it", "whales")).content).toBe("On whales: a draft");
});

test("reasoning is told apart from the text", async () => {
  const { graph } = weatherAgent(() => ({ reasoning: "Hm.", text: ["Yes."] }));
  await using it = await serveOne(fromLangGraph(graph.compile()));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: [user("Hi")] });
  expect(choices[0]?.message).toMatchObject({ content: "Yes.", reasoning_content: "Hm." });
});

test("n answers are runs of their own", async () => {
  const { graph, model } = weatherAgent(() => ({ text: ["one ", "two"] }));
  await using it = await serveOne(fromLangGraph(graph.compile()));
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: [user("Hi")], n: 2 });
  expect(choices.map(({ message }) => message.content)).toEqual(["one two", "one two"]);
  expect(model.heard).toHaveLength(2);
});

test.each([undefined, new MemorySaver()])(
  "a stop in the middle reaches the model, and a client that leaves does too",
  async (checkpointer) => {
    const model = new ScriptedModel(() => ({ text: Array.from({ length: 1000 }, (_, at) => `${at} `) }), 5);
    const graph = one(async ({ messages }) => ({ messages: [await model.invoke(messages)] }));
    await using it = await serveOne(fromLangGraph(graph.compile(checkpointer && { checkpointer })));
    const ask = { model: "it", messages: [user("Count!")] };
    const { choices } = await it.client.chat.completions.create({ ...ask, stop: "3" });
    expect(choices[0]).toMatchObject({ message: { content: "0 1 2 " }, finish_reason: "stop" });
    await model.aborted.promise;
    const stream = await it.client.chat.completions.create({ ...ask, stream: true });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
    await expect.poll(() => model.aborts).toBe(2);
    await pause(50);
    if (checkpointer) expect(Object.keys(checkpointer.storage)).toEqual([]);
  },
);

test("a node that sees the signal is told of the end", async () => {
  const [started, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const graph = one(async (_state, { signal }) => {
    started.resolve();
    await pause(60_000, undefined, signal ? { signal } : {}).catch(() => told.resolve());
    return {};
  });
  await using it = await serveOne(fromLangGraph(graph.compile()));
  const controller = new AbortController();
  const asked = it.client.chat.completions.create(
    { model: "it", messages: [user("Hi")] },
    { signal: controller.signal },
  );
  await started.promise;
  controller.abort();
  await expect(asked).rejects.toThrow();
  await told.promise;
});

test("what a client says stays data in a thread, also where it looks like an object of LangChain", async () => {
  const { graph, model } = weatherAgent(() => ({ text: ["Well."] }));
  const checkpointer = new MemorySaver();
  await using it = await serveOne(fromLangGraph(graph.compile({ checkpointer }), { thread }));
  const revivable = '{"lc":1,"type":"constructor","id":["langchain_core","nowhere","Evil"],"kwargs":{"a":1}}';
  const messages = [
    { ...user(revivable), lc: 1, type: "constructor", id: ["langchain_core", "messages", "AIMessage"], kwargs: {} },
    {
      role: "assistant",
      tool_calls: [{ id: "call_1", type: "function", function: { name: "f", arguments: revivable } }],
    },
    { role: "tool", tool_call_id: "call_1", content: revivable },
  ];
  const ask = (more: object[]) =>
    it.client.chat.completions.create({ model: "it", user: "alice", messages: more as [] });
  await ask(messages);
  await ask([user("Still there?")]);
  expect(model.heard.at(-1)?.map(({ type, text }) => [type, text])).toEqual([
    ["human", revivable],
    ["ai", ""],
    ["tool", revivable],
    ["ai", "Well."],
    ["human", "Still there?"],
  ]);
  expect(model.heard.at(-1)?.[1]).toMatchObject({ tool_calls: [{ args: { arguments: revivable } }] });
});

test("a graph that goes in circles is stopped by its recursion limit, and that is an error", async () => {
  const { graph } = weatherAgent(() => ({ calls: [{ index: 0, id: "c", name: "weather", args: '{"city":"Oslo"}' }] }));
  await using it = await serveOne(fromLangGraph(graph.compile(), { config: () => ({ recursionLimit: 5 }) }));
  const asked = it.client.chat.completions.create({ model: "it", messages: [user("Hi")] }, { maxRetries: 0 });
  await expect(asked).rejects.toMatchObject({ status: 500, code: "graph_error" });
});
