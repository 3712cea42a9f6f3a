import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answer, failure, question } from "./support/asked.ts";
import { BASE, chunk, refuses, role, says, stream, Upstream } from "./support/upstream.ts";

interface Routed extends ChatContext {
  topic: "sales" | "support";
  report: { readonly score: number; readonly why: string };
}

const upstream = new Upstream();
const endpoint = { baseURL: BASE, apiKey: "sk-test", model: "small", retries: { backoffMs: 1 } };
const report = z.object({ score: z.number(), why: z.string() });
const critic = () => chatModel({ ...endpoint, schema: report, into: (ctx: Routed, value) => (ctx.report = value) });
const topic = () =>
  chatModel<z.ZodEnum<{ sales: "sales"; support: "support" }>, Routed>({
    ...endpoint,
    schema: z.enum(["sales", "support"]),
    as: "topic",
  });

test("the value goes where `into` says, the client hears nothing, and the usage counts", async () => {
  upstream.replies(stream(says('{"score": 0.5,', ' "why": "short"}')));
  const graph = new Graph<Routed>("g").addNode("judge", critic()).addEdge("judge", END);
  const ctx = question("Hi") as Routed;
  const deltas = [];
  for await (const event of graph.stream(ctx)) if (event.type === "delta") deltas.push(event);
  expect(deltas).toEqual([]);
  expect(ctx.report).toEqual({ score: 0.5, why: "short" });
  expect(ctx.usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 2 });
});

test("a graph can route on the value", async () => {
  const graph = new Graph<Routed>("router")
    .addNode("classify", topic())
    .addNode("sell", () => "It is cheap.")
    .addNode("help", () => "Turn it off and on.")
    .addConditionalEdge("classify", (ctx) => ctx.topic, { sales: "sell", support: "help" })
    .addEdge("sell", END)
    .addEdge("help", END);
  upstream.replies(stream(says('{"value":"support"}')));
  expect((await answer(graph)).response).toBe("Turn it off and on.");
});

describe("the model is asked", () => {
  test("in the form of the schema, closed and strict where it can be", async () => {
    upstream.replies(stream(says('{"score":1,"why":""}')));
    await answer(critic());
    expect(upstream.asked[0]?.body["response_format"]).toEqual({
      type: "json_schema",
      json_schema: {
        name: "answer",
        strict: true,
        schema: {
          type: "object",
          properties: { score: { type: "number" }, why: { type: "string" } },
          required: ["score", "why"],
          additionalProperties: false,
        },
      },
    });
  });

  test("not strictly where a key may be left out", async () => {
    upstream.replies(stream(says('{"a":{}}')));
    const schema = z.object({ a: z.object({ b: z.string().optional() }) });
    await answer(chatModel({ ...endpoint, schema, into: () => {} }));
    expect(upstream.asked[0]?.body["response_format"]).toMatchObject({ json_schema: { strict: false } });
  });

  test("for one of several objects in the words that strict mode knows", async () => {
    upstream.replies(stream(says('{"value":{"to":"sales","lead":"Ann"}}')));
    const schema = z.discriminatedUnion("to", [
      z.object({ to: z.literal("sales"), lead: z.string() }),
      z.object({ to: z.literal("support") }),
    ]);
    let routed: unknown;
    await answer(chatModel({ ...endpoint, schema, into: (_ctx, value) => (routed = value) }));
    expect(routed).toEqual({ to: "sales", lead: "Ann" });
    const form = upstream.asked[0]?.body["response_format"];
    expect(form).toMatchObject({
      json_schema: {
        strict: true,
        schema: {
          properties: { value: { anyOf: [{ additionalProperties: false }, { additionalProperties: false }] } },
        },
      },
    });
    expect(JSON.stringify(form)).not.toContain("oneOf");
  });

  test("not strictly where strict mode has no words for it", async () => {
    upstream.replies(stream(says('{"at":["a",1]}')));
    const schema = z.object({ at: z.tuple([z.string(), z.number()]) });
    await answer(chatModel({ ...endpoint, schema, into: () => {} }));
    expect(upstream.asked[0]?.body["response_format"]).toMatchObject({ json_schema: { strict: false } });
  });

  test("for an object around what is none", async () => {
    upstream.replies(stream(says('{"value":"sales"}')));
    expect((await answer<Routed>(topic())).topic).toBe("sales");
    expect(upstream.asked[0]?.body["response_format"]).toMatchObject({
      json_schema: {
        schema: { type: "object", properties: { value: { enum: ["sales", "support"] } }, required: ["value"] },
      },
    });
  });

  test("with the client's sampling only: its tools, limits and form are for the answer", async () => {
    upstream.replies(stream(says('{"score":1,"why":""}')));
    const tools = [{ type: "function", function: { name: "f" } }];
    await answer(critic(), "Hi", { tools, stop: ["}"], max_completion_tokens: 1, temperature: 0.1, logprobs: true });
    const about = Object.keys(upstream.asked[0]?.body ?? {}).toSorted();
    expect(about).toEqual(["messages", "model", "response_format", "stream", "stream_options", "temperature"]);
  });

  test("in its own form, even where everything is forwarded, unless the author has set another", async () => {
    upstream.replies(stream(says('{"score":1,"why":""}')));
    const into = () => undefined;
    const asked = {
      tools: [{ type: "function", function: { name: "f" } }],
      response_format: { type: "text" },
      stop: "x",
    };
    await answer(chatModel({ ...endpoint, schema: report, into, forward: "all" }), "Hi", asked);
    expect(upstream.asked[0]?.body).toMatchObject({ response_format: { type: "json_schema" }, stop: "x" });
    expect(upstream.asked[0]?.body).not.toHaveProperty("tools");
    const params = { response_format: { type: "json_object" } } as const;
    await answer(chatModel({ ...endpoint, schema: report, into, params }), "Hi", asked);
    expect(upstream.asked[1]?.body["response_format"]).toEqual({ type: "json_object" });
  });

  test("once more, when its answer does not fit, and told why", async () => {
    upstream.replies(stream(says('{"score":"high","why":""}')), stream(says('```json\n{"score":1,"why":""}\n```')));
    const ctx = await answer<Routed>(critic());
    expect(ctx.report.score).toBe(1);
    expect(upstream.asked[1]?.body.messages.slice(1)).toEqual([
      { role: "assistant", content: '{"score":"high","why":""}' },
      { role: "user", content: expect.stringContaining("score: ") },
    ]);
    expect(ctx.usage).toMatchObject({ prompt_tokens: 20 });
  });
});

describe("it fails with a 502", () => {
  test.each([
    ["not JSON", "Sure! Here it is."],
    ["of another shape", '{"score":"high"}'],
    ["empty", ""],
  ])("when both answers are %s", async (_, text) => {
    upstream.replies(stream(says(text)));
    const error = await failure(answer(critic()));
    expect(error).toMatchObject({ status: 502, body: { error: { code: "upstream_error" } } });
    expect(upstream.asked).toHaveLength(2);
  });

  test("when the endpoint does, in the words of any other node", async () => {
    upstream.replies(refuses(401));
    expect(await failure(answer(critic()))).toMatchObject({ status: 502 });
  });
});

test("an answer that breaks off is asked for again, wherever it broke off: nobody has heard it", async () => {
  upstream.replies(stream([role, chunk({ content: '{"score":' })]), stream(says('{"score":1,"why":"x"}')));
  expect((await answer<Routed>(critic())).report).toEqual({ score: 1, why: "x" });
});

test("recursive schemas stay whole inside the object around them", async () => {
  const list: z.ZodType = z.union([z.string(), z.array(z.lazy(() => list))]);
  upstream.replies(stream(says('{"value":["a",["b"]]}')));
  let seen: unknown;
  await answer(chatModel({ ...endpoint, schema: list, into: (_ctx: ChatContext, value) => (seen = value) }));
  expect(seen).toEqual(["a", ["b"]]);
  expect(upstream.asked[0]?.body["response_format"]).toMatchObject({
    json_schema: { schema: { properties: { value: { anyOf: [{}, { items: { $ref: "#/properties/value" } }] } } } },
  });
});
