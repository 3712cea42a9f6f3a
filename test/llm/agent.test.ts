import { ApiError, type ChatContext, END, Graph, GraphRegistry } from "@thinkagain/serve";
import { agent, chatModel, tool } from "@thinkagain/serve/llm";
import type OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";
import { answer, failure } from "./support/asked.ts";
import { BASE, calls, chunk, finish, refuses, says, spent, stream, Upstream } from "./support/upstream.ts";

const upstream = new Upstream();
const model = (more: object = {}) => chatModel({ baseURL: BASE, apiKey: "sk-test", model: "big", ...more });

const add = tool({
  name: "add",
  description: "Adds two numbers",
  input: z.object({ a: z.number(), b: z.number() }),
  run: ({ a, b }) => a + b,
});
const weather = tool({
  name: "weather",
  description: "Knows the weather",
  input: z.object({ city: z.string() }),
  run: ({ city }) => ({ city, sky: "blue" }),
});
const sum = (a: unknown, b: unknown, id = "c1") => ({ id, name: "add", args: { a, b } });
const where = { id: "w1", name: "location", args: {} };
const location = {
  type: "function" as const,
  function: { name: "location", description: "Where the user is", parameters: { type: "object", properties: {} } },
};

/** The results that the model was given in its call number `at`. */
const results = (at: number) =>
  upstream.asked[at]?.body.messages.filter(({ role }) => role === "tool").map(({ content }) => content);
/** The names of the tools that the model was offered in its call number `at`. */
const offered = (at: number) =>
  (upstream.asked[at]?.body["tools"] as { function: { name: string } }[] | undefined)?.map(
    ({ function: { name } }) => name,
  );

/** Asks as a client that has a tool of its own. */
async function askAs(client: OpenAI, messages: OpenAI.Chat.ChatCompletionMessageParam[]) {
  const { choices } = await client.chat.completions.create({ model: "agent", messages, tools: [location] });
  if (!choices[0]) throw new Error("no answer");
  return choices[0].message;
}

test("is a graph that one can draw: model, tools, and back", () => {
  const drawn = agent({ model: model(), tools: [add] }).draw();
  expect(drawn).toContain('["model"]');
  expect(drawn).toMatch(/n1 -\.->\|"calls"\| n2/);
  expect(drawn).toMatch(/n2 -\.->\|"results"\| n1/);
});

test.each([
  ["tools of its own that the model cannot be given are", [add], "tools", 502],
  ["tools of the client alone that the model cannot be given are not", [], "tools", 400],
  ["messages of the client that the model cannot read are not", [add], "messages", 400],
])("a failure of the server: %s", async (_case, tools, param, status) => {
  upstream.replies(refuses(400, { param }));
  const asked = answer(agent({ model: model(), tools }), "Hi", { tools: [location] });
  expect(await failure(asked)).toMatchObject({ status });
});

test("messages that the model cannot read are a failure of the server where the agent has added to them", async () => {
  upstream.replies(stream(calls(sum(1, 1))), refuses(400, { param: "messages[2].content" }));
  expect(await failure(answer(agent({ model: model(), tools: [add] })))).toMatchObject({ status: 502 });
});

describe("tools of the server", () => {
  test("run, and the model answers with what they returned", async () => {
    upstream.replies(
      stream(calls(sum(2, 3), { id: "c2", name: "weather", args: { city: "Bern" } })),
      stream(says("5, and blue.")),
    );
    const ctx = await answer(agent({ model: model(), tools: [add, weather] }));
    expect(ctx.response).toBe("5, and blue.");
    expect(ctx.tool_calls).toEqual([]);
    expect(offered(0)).toEqual(["add", "weather"]);
    expect(upstream.asked[1]?.body.messages).toEqual([
      { role: "user", content: "Hi" },
      {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: expect.any(String), type: "function", function: { name: "add", arguments: '{"a":2,"b":3}' } },
          { id: expect.any(String), type: "function", function: { name: "weather", arguments: '{"city":"Bern"}' } },
        ],
      },
      { role: "tool", tool_call_id: expect.any(String), content: "5" },
      { role: "tool", tool_call_id: expect.any(String), content: '{"city":"Bern","sky":"blue"}' },
    ]);
  });

  test("are told to the model as their schemas say", async () => {
    upstream.replies(stream(says("Hi")));
    await answer(agent({ model: model(), tools: [weather] }));
    expect(upstream.asked[0]?.body["tools"]).toEqual([
      {
        type: "function",
        function: {
          name: "weather",
          description: "Knows the weather",
          parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
        },
      },
    ]);
  });

  test("never appear to the client as calls; statuses tell of them, and the text of every turn streams", async () => {
    upstream.replies(
      stream([
        chunk({ role: "assistant", content: "Let me " }),
        chunk({ content: "see." }),
        ...calls(sum(1, 1)).slice(1),
      ]),
      stream(says("It is ", "2.")),
    );
    await using server = await open(new GraphRegistry().register("agent", agent({ model: model(), tools: [add] })));
    const response = await server.post("/v1/chat/completions", {
      stream: true,
      stream_options: { include_status: true, include_usage: true },
      messages: [{ role: "user", content: "1+1?" }],
    });
    const frames = dataOf(await response.text()) as {
      choices: { delta: { content?: string; tool_calls?: unknown }; finish_reason: string | null }[];
      event?: { data?: { description: string; done: boolean; tool: string } };
      usage?: { prompt_tokens: number; completion_tokens: number } | null;
    }[];
    const content = frames.flatMap(({ choices: [choice] }) => choice?.delta.content || []);
    expect(content).toEqual(["Let me ", "see.", "\n\n", "It is ", "2."]);
    expect(frames.flatMap(({ choices: [choice] }) => choice?.delta.tool_calls ?? [])).toEqual([]);
    expect(frames.flatMap(({ choices: [choice] }) => choice?.finish_reason ?? [])).toEqual(["stop"]);
    expect(JSON.stringify(frames.filter(({ event }) => event))).toMatch(/Calling add.*add answered/);
    expect(frames.at(-1)?.usage).toMatchObject({ prompt_tokens: 20, completion_tokens: 7 });
  });

  test("leave each turn its own words, and both forms of the answer the same", async () => {
    const turns = [
      stream([chunk({ content: "One." }), ...calls(sum(1, 1)).slice(1)]),
      stream(calls(sum(2, 2))),
      stream(says("Two.")),
    ];
    upstream.replies(...turns, ...turns);
    await using server = await open(new GraphRegistry().register("agent", agent({ model: model(), tools: [add] })));
    expect((await askBoth(server, "agent", "Count")).content).toBe("One.\n\nTwo.");
    const said = upstream.asked[2]?.body.messages.filter(({ role }) => role === "assistant");
    expect(said?.map(({ content }) => content)).toEqual(["One.", null]);
  });

  test("run in parallel", async () => {
    upstream.replies(
      stream(calls({ id: "1", name: "meet", args: {} }, { id: "2", name: "meet", args: {} })),
      stream(says("Met.")),
    );
    const { promise: both, resolve } = Promise.withResolvers<void>();
    let waiting = 0;
    const meet = tool({
      name: "meet",
      description: "Returns when two of it have met",
      input: z.object({}),
      run: () => (++waiting === 2 && resolve(), both),
    });
    expect((await answer(agent({ model: model(), tools: [meet] }))).response).toBe("Met.");
    expect(results(1)).toEqual(["done", "done"]);
  });

  test("may be called over several turns, and the usage of all of them adds up", async () => {
    upstream.replies(
      stream(calls(sum(1, 2))),
      stream(calls(sum(3, 4))),
      stream([chunk({ content: "7" }), finish("stop"), spent(1, 1)]),
    );
    const ctx = await answer(agent({ model: model(), tools: [add] }));
    expect(results(2)).toEqual(["3", "7"]);
    expect(ctx.usage).toMatchObject({ prompt_tokens: 21, completion_tokens: 11 });
    expect(ctx.path).toEqual(["model", "tools", "model", "tools", "model"]);
  });
});

describe("what goes wrong with a tool is told to the model", () => {
  const broken = tool({
    name: "broken",
    description: "Fails",
    input: z.object({}),
    run: () => {
      throw new Error("the disk is full");
    },
  });
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const slow = tool({
    name: "slow",
    description: "Takes for ever",
    input: z.object({}),
    timeoutMs: 20,
    run: (_input, { signal }) => new Promise(() => signal.addEventListener("abort", () => abort())),
  });
  const circular = tool({ name: "circular", description: "", input: z.object({}), run: () => ({ n: 1n }) });

  test.each([
    ["an error", { id: "1", name: "broken", args: {} }, "Error: the disk is full"],
    ["arguments that do not fit", sum("two", 3), expect.stringMatching(/^Error: invalid arguments: a: /)],
    [
      "missing arguments",
      { id: "1", name: "add", args: {} },
      expect.stringMatching(/^Error: invalid arguments: a: .*; b: /),
    ],
    [
      "a tool that does not exist",
      { id: "1", name: "fly", args: {} },
      expect.stringContaining('there is no tool "fly"'),
    ],
    ["a result that is no JSON", { id: "1", name: "circular", args: {} }, expect.stringMatching(/^Error: .*BigInt/)],
    ["too long a time", { id: "1", name: "slow", args: {} }, "Error: it took longer than 20 ms"],
  ])("%s", async (_, call, result) => {
    upstream.replies(stream(calls(call)), stream(says("I see.")));
    const ctx = await answer(agent({ model: model(), tools: [add, broken, slow, circular] }));
    expect(ctx.response).toBe("I see.");
    expect(results(1)).toEqual([result]);
  });

  test("a tool that takes too long is told to stop as well", async () => {
    upstream.replies(stream(calls({ id: "1", name: "slow", args: {} })), stream(says("I see.")));
    await answer(agent({ model: model(), tools: [slow] }));
    await aborted;
  });

  test("but an ApiError is meant for the client", async () => {
    const paid = tool({
      name: "paid",
      description: "",
      input: z.object({}),
      run: () => {
        throw new ApiError(402, "billing", "Pay first.");
      },
    });
    upstream.replies(stream(calls({ id: "1", name: "paid", args: {} })));
    expect(await failure(answer(agent({ model: model(), tools: [paid] })))).toMatchObject({ status: 402 });
  });
});

test("a model that never comes to an answer is stopped, and the error says so", async () => {
  upstream.replies(stream(calls(sum(1, 1))));
  const error = await failure(answer(agent({ model: model(), tools: [add], maxTurns: 3 })));
  expect(error).toMatchObject({ status: 500, body: { error: { code: "agent_max_turns" } } });
  expect(upstream.asked).toHaveLength(3);
});

test("an aborted run aborts its tools", async () => {
  upstream.replies(stream(calls({ id: "1", name: "wait", args: {} })));
  const controller = new AbortController();
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const wait = tool({
    name: "wait",
    description: "",
    input: z.object({}),
    run: (_input, { signal }) => {
      signal.addEventListener("abort", () => resolve());
      controller.abort();
      return new Promise(() => {});
    },
  });
  const run = answer(agent({ model: model(), tools: [wait] }), "Hi", { signal: controller.signal });
  await expect(run).rejects.toMatchObject({ code: "aborted" });
  await stopped;
});

describe("tools of the client", () => {
  test("are offered beside the server's, and their calls go to the client, who goes on with the results", async () => {
    upstream.replies(stream(calls(where)), stream(says("You are in Bern.")));
    await using server = await connect(new GraphRegistry().register("agent", agent({ model: model(), tools: [add] })));
    const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: "user", content: "Where am I?" }];
    const asked = await askAs(server.client, messages);
    expect(offered(0)).toEqual(["add", "location"]);
    expect(asked.tool_calls).toEqual([
      {
        id: expect.stringMatching(/^call_[\da-f]{32}$/),
        type: "function",
        function: { name: "location", arguments: "{}" },
      },
    ]);
    messages.push(asked, { role: "tool", tool_call_id: asked.tool_calls?.[0]?.id ?? "", content: "Bern" });
    expect((await askAs(server.client, messages)).content).toBe("You are in Bern.");
    expect(results(1)).toEqual(["Bern"]);
  });

  test("their calls are streamed as they are written", async () => {
    upstream.replies(stream(calls({ id: "1", name: "location", args: { precision: "street" } })));
    await using server = await connect(new GraphRegistry().register("agent", agent({ model: model(), tools: [add] })));
    const chunks = await server.client.chat.completions.create({
      model: "agent",
      stream: true,
      messages: [{ role: "user", content: "Where?" }],
      tools: [location],
    });
    const pieces: string[] = [];
    let reason: string | null = null;
    for await (const { choices } of chunks) {
      for (const call of choices[0]?.delta.tool_calls ?? []) pieces.push(call.function?.arguments ?? "");
      reason = choices[0]?.finish_reason ?? reason;
    }
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.join("")).toBe('{"precision":"street"}');
    expect(reason).toBe("tool_calls");
  });

  test("with the name of a server's are a 400 that names the one at fault", async () => {
    const tools = [location, { type: "function", function: { name: "add" } }];
    const error = await failure(answer(agent({ model: model(), tools: [add] }), "Hi", { tools }));
    expect(error).toMatchObject({ status: 400, body: { error: { param: "tools[1].function.name" } } });
  });

  test.each([
    ["none", [["add"]]],
    ["auto", [["add", "location"]]],
    ["required", [["location"], ["add", "location"]]],
    [{ type: "function", function: { name: "location" } }, [["location"]]],
    [{ type: "allowed_tools", allowed_tools: { mode: "auto", tools: [] } }, [["add"]]],
    [{ type: "allowed_tools", allowed_tools: { mode: "required", tools: [location] } }, [["location"]]],
  ])("tool_choice %j leaves the first turn %j", async (tool_choice, [first]) => {
    upstream.replies(stream(says("Hi")));
    await answer(agent({ model: model(), tools: [add] }), "Hi", { tools: [location], tool_choice });
    expect(offered(0)).toEqual(first);
    const demanded = first?.length === 1 && first[0] === "location";
    expect(upstream.asked[0]?.body["tool_choice"] !== undefined).toBe(demanded);
  });

  test("tool_choice counts for the first turn only", async () => {
    upstream.replies(stream(calls(sum(1, 1))), stream(says("2")));
    await answer(agent({ model: model(), tools: [add] }), "Hi", { tools: [location], tool_choice: "required" });
    expect([offered(0), offered(1)]).toEqual([["location"], ["add", "location"]]);
    expect(upstream.asked[1]?.body).not.toHaveProperty("tool_choice");
  });
});

describe("a turn that calls tools of both", () => {
  const counted = () => {
    const made: number[] = [];
    const count = tool({
      name: "add",
      description: "",
      input: z.object({ a: z.number(), b: z.number() }),
      run: ({ a, b }) => (made.push(a + b), a + b),
    });
    return { made, count };
  };
  const start: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: "user", content: "Where am I, and 1+2?" }];
  const resume = (asked: OpenAI.Chat.ChatCompletionMessage): OpenAI.Chat.ChatCompletionMessageParam[] => [
    ...start,
    asked,
    { role: "tool", tool_call_id: asked.tool_calls?.[0]?.id ?? "", content: "Bern" },
  ];

  test("makes the server's calls, gives the client its own, and goes on with the results of both, in order", async () => {
    const { made, count } = counted();
    upstream.replies(stream(calls(sum(5, 5))), stream(calls(where, sum(1, 2))), stream(says("Bern, 3.")));
    await using server = await connect(
      new GraphRegistry().register("agent", agent({ model: model(), tools: [count] })),
    );
    const asked = await askAs(server.client, start);
    expect(asked.tool_calls?.map((call) => call.type === "function" && call.function.name)).toEqual(["location"]);
    expect((await askAs(server.client, resume(asked))).content).toBe("Bern, 3.");
    expect(made).toEqual([10, 3]);
    expect(upstream.asked[2]?.body.messages.map(({ role }) => role)).toEqual([
      "user",
      "assistant",
      "tool",
      "assistant",
      "tool",
      "tool",
    ]);
    expect(results(2)).toEqual(["10", "3", "Bern"]);
  });

  test("goes on again when the client repeats its request", async () => {
    const { made, count } = counted();
    upstream.replies(stream(calls(where, sum(1, 2))), stream(says("Bern, 3.")));
    await using server = await connect(
      new GraphRegistry().register("agent", agent({ model: model(), tools: [count] })),
    );
    const asked = await askAs(server.client, start);
    await askAs(server.client, resume(asked));
    await askAs(server.client, resume(asked));
    expect(made).toEqual([3]);
    expect(results(2)).toEqual(["3", "Bern"]);
  });

  test("that is not remembered any more is what the client tells of it, and the model may call again", async () => {
    const { made, count } = counted();
    upstream.replies(stream(calls(where, sum(1, 2))), stream(calls(sum(1, 2))), stream(says("Bern, 3.")));
    const memory = { get: () => undefined, set: () => undefined };
    await using server = await connect(
      new GraphRegistry().register("agent", agent({ model: model(), tools: [count], memory })),
    );
    const asked = await askAs(server.client, start);
    expect((await askAs(server.client, resume(asked))).content).toBe("Bern, 3.");
    expect(made).toEqual([3, 3]);
    expect(results(2)).toEqual(["Bern", "3"]);
  });
});

test("any worker can be the model, and an agent can be a node", async () => {
  const parrot = (ctx: ChatContext) => {
    const last = ctx.messages.at(-1);
    if (last?.role === "tool") return `It is ${ctx.text(last)}.`;
    ctx.tool_calls = [{ type: "function", function: { name: "add", arguments: '{"a":20,"b":22}' } }];
    return undefined;
  };
  const graph = new Graph<ChatContext>("outer")
    .addNode("think", agent({ model: parrot, tools: [add] }), { draft: true })
    .addNode("say", (ctx) => ctx.response.toUpperCase())
    .addEdge("think", "say")
    .addEdge("say", END);
  const ctx = await answer(graph);
  expect(ctx.response).toBe("IT IS 42.");
  expect(ctx.path).toEqual(["think/model", "think/tools", "think/model", "say"]);
});

test("reasoning of a turn goes back to the model with its calls, as the providers that reason over tools want it", async () => {
  upstream.replies(stream([chunk({ reasoning_content: "Hm." }), ...calls(sum(1, 1)).slice(1)]), stream(says("2")));
  await answer(agent({ model: model(), tools: [add] }));
  expect(upstream.asked[1]?.body.messages[1]).toMatchObject({ role: "assistant", reasoning_content: "Hm." });
});

test.each([
  [() => agent({ model: model(), tools: [add, add] }), /two tools have the same name/],
  [() => agent({ model: model(), maxTurns: 0 }), /`maxTurns`/],
  [() => agent({ model: model({ forward: "sampling" }), tools: [add] }), /forwards tools/],
  [() => agent({ model: model({ schema: z.string(), as: "topic" }), tools: [add] }), /no `schema`/],
  [() => tool({ ...add, input: z.object({}), name: "no spaces", run: () => 1 }), /`name`/],
  [() => tool({ ...add, input: z.object({}), timeoutMs: -1, run: () => 1 }), /`timeoutMs`/],
])("what cannot work is a TypeError when it is made: %#", (make, message) => {
  expect(make).toThrow(TypeError);
  expect(make).toThrow(message);
});
