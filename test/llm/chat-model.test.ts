import { type ChatContext, END, Graph, GraphRegistry, parallel } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { describe, expect, test } from "vitest";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { open } from "../support/server.ts";
import { answer, question } from "./support/asked.ts";
import { BASE, calls, chunk, finish, role, says, spent, stream, Upstream } from "./support/upstream.ts";

const upstream = new Upstream();
const model = (more: object = {}) => chatModel({ baseURL: BASE, apiKey: "sk-test", model: "big", ...more });

async function deltas(frames: readonly unknown[], more: object = {}) {
  upstream.replies(stream(frames));
  const graph = new Graph<ChatContext>("chat").addNode("model", model()).addEdge("model", END);
  const out = [];
  for await (const event of graph.stream(question("Hi", more))) if (event.type === "delta") out.push(event.delta);
  return out;
}

describe("what the model says", () => {
  test("text passes piece by piece, as it came", async () => {
    expect(await deltas(says("Hel", "lo", "!"))).toEqual([{ content: "Hel" }, { content: "lo" }, { content: "!" }]);
  });

  test("reasoning passes under either of its names, and is not said twice where both are sent", async () => {
    const frames = [
      role,
      chunk({ reasoning_content: "Let " }),
      chunk({ reasoning: "me " }),
      chunk({ reasoning: "see.", reasoning_content: "see." }),
      ...says("42").slice(1),
    ];
    expect(await deltas(frames)).toEqual([
      { reasoning: "Let " },
      { reasoning: "me " },
      { reasoning: "see." },
      { content: "42" },
    ]);
  });

  test("reasoning passes out of a content in parts", async () => {
    const thinking = [{ type: "text", text: "Let me see." }];
    const frames = [
      chunk({ role: "assistant", content: [{ type: "thinking", thinking }] }),
      chunk({
        content: [
          { type: "text", text: "4" },
          { type: "reference", reference_ids: [1] },
          { type: "text", text: "2" },
        ],
      }),
      finish("stop"),
    ];
    expect(await deltas(frames)).toEqual([{ reasoning: "Let me see." }, { content: "42" }]);
  });

  test("a whole message passes, where an endpoint has no pieces of one", async () => {
    const choice = { index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" };
    expect(await deltas([{ choices: [choice] }])).toEqual([{ content: "Hi" }]);
  });

  test("a refusal passes as a refusal", async () => {
    expect(
      await deltas([chunk({ role: "assistant", refusal: "" }), chunk({ refusal: "No." }), finish("stop")]),
    ).toEqual([{ refusal: "No." }]);
  });

  test("tool calls pass in their pieces, two calls one after the other", async () => {
    upstream.replies(
      stream(
        calls(
          { id: "call_a", name: "weather", args: { city: "Bern" } },
          { id: "call_b", name: "time", args: { at: "Bern" } },
        ),
      ),
    );
    const ctx = await answer(model());
    expect(ctx.tool_calls).toEqual([
      { id: "call_a", type: "function", function: { name: "weather", arguments: '{"city":"Bern"}' } },
      { id: "call_b", type: "function", function: { name: "time", arguments: '{"at":"Bern"}' } },
    ]);
    expect(await deltas(calls({ id: "a", name: "f", args: { x: 12345 } }))).toHaveLength(4);
  });

  test("tool calls that providers write oddly are understood: whole in one frame, without an index, arguments as an object", async () => {
    const call = (id: string, name: string, args: unknown) => ({
      id,
      type: "function",
      function: { name, arguments: args },
    });
    upstream.replies(
      stream([
        chunk({ tool_calls: [call("1", "f", '{"a":1}'), call("2", "f", { b: 2 }), call("3", "g", "")] }),
        finish("tool_calls"),
      ]),
    );
    const ctx = await answer(model());
    expect(ctx.tool_calls.map((made) => made.type === "function" && made.function.arguments)).toEqual([
      '{"a":1}',
      '{"b":2}',
      "{}",
    ]);
  });

  test("the call of a custom tool passes with its text", async () => {
    const custom = { index: 0, id: "c", type: "custom", custom: { name: "sql", input: "select " } };
    upstream.replies(
      stream([
        chunk({ tool_calls: [custom] }),
        chunk({ tool_calls: [{ index: 0, custom: { input: "1" } }] }),
        finish("tool_calls"),
      ]),
    );
    expect((await answer(model())).tool_calls).toEqual([
      { id: "c", type: "custom", custom: { name: "sql", input: "select 1" } },
    ]);
  });

  test("citations pass, and annotations of another kind do not get in the way", async () => {
    const cited = {
      type: "url_citation",
      url_citation: { start_index: 0, end_index: 2, url: "https://a.test", title: "A" },
    };
    const frames = [
      role,
      chunk({ content: "It is." }),
      chunk({ annotations: [cited, { type: "novel" }] }),
      finish("stop"),
    ];
    expect(await deltas(frames)).toEqual([{ content: "It is." }, { annotations: [cited] }]);
  });

  test("log probabilities that were asked for reach the client, and the request for them the model", async () => {
    const logprobs = { content: [{ token: "Hi", logprob: -0.1, bytes: [72, 105], top_logprobs: [] }], refusal: null };
    upstream.replies(stream([role, chunk({ content: "Hi" }, { logprobs }), finish("stop")]));
    await using server = await connect(new GraphRegistry().register("chat", model()));
    const { choices } = await server.client.chat.completions.create({
      model: "chat",
      logprobs: true,
      top_logprobs: 2,
      messages: [{ role: "user", content: "Hi" }],
    });
    expect(choices[0]?.logprobs).toEqual(logprobs);
    expect(upstream.asked[0]?.body).toMatchObject({ logprobs: true, top_logprobs: 2 });
  });

  test.each(["length", "content_filter"])("the reason %s for its end is the answer's", async (reason) => {
    upstream.replies(stream([role, chunk({ content: "Well" }), finish(reason)]));
    await using server = await open(new GraphRegistry().register("chat", model()));
    expect((await askBoth(server, "chat", "Hi")).finishReason).toBe(reason);
  });

  test("a node whose model was cut short does not speak for the node that answers after it", async () => {
    upstream.replies(stream([role, chunk({ content: "a dra" }), finish("length")]), stream(says("done")));
    const graph = new Graph<ChatContext>("two")
      .addNode("draft", model(), { draft: true })
      .addNode("write", model())
      .addEdge("draft", "write")
      .addEdge("write", END);
    const ctx = await answer(graph);
    expect([ctx.response, ctx.finish_reason]).toEqual(["done", undefined]);
  });

  test("both forms of the answer say the same", async () => {
    upstream.replies(stream(says("Hel", "lo")));
    await using server = await open(new GraphRegistry().register("chat", model()));
    expect((await askBoth(server, "chat", "Hi")).content).toBe("Hello");
  });
});

describe("usage", () => {
  test("is what the model reports, details included", async () => {
    upstream.replies(stream([role, chunk({ content: "Hi" }), finish("stop"), spent(7, 3, 2)]));
    expect((await answer(model())).usage).toEqual({
      prompt_tokens: 7,
      completion_tokens: 3,
      total_tokens: 10,
      prompt_tokens_details: { cached_tokens: 1, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 2 },
    });
    expect(upstream.asked[0]?.body["stream_options"]).toEqual({ include_usage: true });
  });

  test("of a provider that counts along in every frame is the last count, not the sum", async () => {
    const counting = (delta: object, tokens: number) => ({ ...chunk(delta), usage: spent(7, tokens).usage });
    upstream.replies(
      stream([counting({ content: "a" }, 1), counting({ content: "b" }, 2), { ...finish("stop"), usage: null }]),
    );
    expect((await answer(model())).usage).toMatchObject({ prompt_tokens: 7, completion_tokens: 2 });
  });

  test("adds up over nodes and parallel branches to the usage that the client is told", async () => {
    upstream.replies(stream([role, chunk({ content: "Hi" }), finish("stop"), spent(10, 5, 1)]));
    const graph = new Graph<ChatContext>("many")
      .addNode(
        "drafts",
        parallel({ a: model(), b: model() }, () => undefined),
      )
      .addNode("write", model())
      .addEdge("drafts", "write")
      .addEdge("write", END);
    await using server = await connect(new GraphRegistry().register("many", graph));
    const { usage } = await server.client.chat.completions.create({
      model: "many",
      messages: [{ role: "user", content: "Hi" }],
    });
    expect(usage).toMatchObject({ prompt_tokens: 30, completion_tokens: 15, total_tokens: 45 });
    expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(3);
    expect(usage?.prompt_tokens_details?.cached_tokens).toBe(3);
  });
});

describe("what the model is told", () => {
  test("the client's parameters that shape the answer, and the conversation; never n, nor what the contract does not know", async () => {
    upstream.replies(stream(says("Hi")));
    await using server = await connect(new GraphRegistry().register("chat", model()));
    const strangers = {
      base_url: "https://evil.test",
      api_key: "x",
      extra_headers: { a: "b" },
      baseURL: "https://evil.test",
    };
    const tool = { type: "function" as const, function: { name: "f", parameters: { type: "object", properties: {} } } };
    await server.client.chat.completions.create({
      model: "chat",
      messages: [{ role: "user", content: "Hi" }],
      n: 2,
      temperature: 0.2,
      seed: 7,
      stop: ["END"],
      max_completion_tokens: 50,
      tools: [tool],
      tool_choice: "auto",
      metadata: { a: "b" },
      store: true,
      service_tier: "priority",
      ...strangers,
    });
    const bodies = upstream.asked.map(({ body }) => body).toSorted((a, b) => Number(a["seed"]) - Number(b["seed"]));
    const told = {
      model: "big",
      messages: [{ role: "user", content: "Hi" }],
      temperature: 0.2,
      stop: ["END"],
      max_completion_tokens: 50,
      tools: [tool],
      tool_choice: "auto",
      stream: true,
      stream_options: { include_usage: true },
    };
    expect(bodies).toEqual([
      { ...told, seed: 7 },
      { ...told, seed: 8 },
    ]);
  });

  test("the key of the graph's author, and no header of the client", async () => {
    upstream.replies(stream(says("Hi")));
    await using server = await open(new GraphRegistry().register("chat", model({ headers: { "x-gateway": "yes" } })));
    const headers = { authorization: "Bearer client-key", cookie: "a=b", "x-forwarded-for": "1.2.3.4" };
    await server.post("/v1/chat/completions", { messages: [{ role: "user", content: "Hi" }] }, { headers });
    const sent = upstream.asked[0]?.headers;
    expect(sent?.get("authorization")).toBe("Bearer sk-test");
    expect(sent?.get("x-gateway")).toBe("yes");
    expect([sent?.get("cookie"), sent?.get("x-forwarded-for")]).toEqual([null, null]);
  });

  test.each([
    ["sampling", { temperature: 0.5 }],
    [["tools"], { tools: [{ type: "function", function: { name: "f" } }] }],
    [["max_tokens"], { max_tokens: 9 }],
    [false, {}],
  ] as const)("with `forward: %j` that much of the request", async (forward, told) => {
    upstream.replies(stream(says("Hi")));
    const tools = [{ type: "function", function: { name: "f" } }];
    await answer(model({ forward }), "Hi", { temperature: 0.5, tools, max_tokens: 9, max_completion_tokens: 9 });
    const about = new Set(["messages", "model", "stream", "stream_options"]);
    const rest = Object.entries(upstream.asked[0]?.body ?? {}).filter(([name]) => !about.has(name));
    expect(Object.fromEntries(rest)).toEqual(told);
  });

  test("what the author has set, against the client's wish", async () => {
    upstream.replies(stream(says("Hi")));
    const params = { temperature: 0, max_tokens: 5, stream_options: undefined, top_k: 40 };
    await answer(model({ params }), "Hi", { temperature: 1, max_completion_tokens: 100, max_tokens: 100 });
    const { body } = upstream.asked[0] ?? {};
    expect(body).toMatchObject({ temperature: 0, max_tokens: 5, top_k: 40 });
    expect(body).not.toHaveProperty("max_completion_tokens");
    expect(body).not.toHaveProperty("stream_options");
  });

  test("a prompt made of the context, before messages that were rewritten", async () => {
    upstream.replies(stream(says("Hi")));
    const prompt = (ctx: ChatContext) => `Answer: ${ctx.user_query}`;
    const messages = (ctx: ChatContext) => ctx.messages.slice(-1);
    await answer(model({ prompt, messages }), "Hi", {
      user_query: "Hi",
      messages: [
        { role: "user", content: "before" },
        { role: "user", content: "Hi" },
      ],
    });
    expect(upstream.asked[0]?.body.messages).toEqual([
      { role: "system", content: "Answer: Hi" },
      { role: "user", content: "Hi" },
    ]);
  });

  test("why its answer did not fit response_format, when the server asks for it once more", async () => {
    upstream.replies(stream(says("not json")), stream(says('{"a":1}')));
    await using server = await connect(new GraphRegistry().register("chat", model()), { repairResponses: true });
    const create = server.client.chat.completions.create({
      model: "chat",
      messages: [{ role: "user", content: "Hi" }],
      response_format: { type: "json_object" },
    });
    expect((await create).choices[0]?.message.content).toBe('{"a":1}');
    expect(upstream.asked[0]?.body["response_format"]).toEqual({ type: "json_object" });
    expect(JSON.stringify(upstream.asked[1]?.body.messages.at(-1))).toContain("did not fit");
  });
});
