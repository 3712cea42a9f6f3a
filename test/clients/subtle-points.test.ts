import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { connect } from "../support/client.ts";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open } from "../support/server.ts";

const messages = [{ role: "user" as const, content: "one two" }];

test("heartbeats are comments and nothing else, before and between the chunks, and clients read over them", async () => {
  const registry = new GraphRegistry().register("slow", async function* () {
    await sleep(40);
    yield "one ";
    await sleep(40);
    yield "two";
  });
  await using served = await connect(registry, { heartbeatMs: 10 });
  const response = await fetch(`${served.url}${CHAT}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(ask("slow", "x", { stream: true })),
  });
  const frames = (await response.text()).split("\n\n").filter(Boolean);
  const kinds = frames.map((frame) => (frame.startsWith("data: ") ? "data" : frame));
  expect(new Set(kinds)).toEqual(new Set([": keep-alive", "data"]));
  const first = kinds.indexOf("data");
  expect(kinds.slice(0, first)).toContain(": keep-alive");
  expect(kinds.slice(first)).toContain(": keep-alive");

  const chunks = await Array.fromAsync(
    await served.client.chat.completions.create({ model: "slow", messages, stream: true }),
  );
  expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe("one two");
  const folded = await served.client.chat.completions.stream({ model: "slow", messages }).finalChatCompletion();
  expect(folded.choices[0]?.message.content).toBe("one two");
});

test.each([
  [true, "application/json", "text/event-stream; charset=utf-8"],
  [true, "text/html", "text/event-stream; charset=utf-8"],
  [false, "text/event-stream", "application/json"],
  [undefined, "text/event-stream", "application/json"],
  [null, "text/event-stream", "application/json"],
])("stream: %s is answered in that form although Accept says %s", async (stream, accept, type) => {
  await using server = await open(probes());
  const response = await server.post(CHAT, ask("echo", "x", { stream }), { headers: { accept } });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
  await response.body?.cancel();
});

test("a client that breaks out of its loop ends the run", async () => {
  const ended = Promise.withResolvers<boolean>();
  const registry = new GraphRegistry().register("endless", async function* (ctx: ChatContext) {
    try {
      for (;;) {
        yield "more ";
        await sleep(1);
      }
    } finally {
      ended.resolve(ctx.signal.aborted);
    }
  });
  await using served = await connect(registry);
  for await (const chunk of await served.client.chat.completions.create({ model: "endless", messages, stream: true }))
    if (chunk.choices[0]?.delta.content) break;
  expect(await ended.promise).toBe(true);
});

test("a bodyless request may carry a JSON content type, as the Python client's do", async () => {
  await using server = await open(probes());
  const headers = { "content-type": "application/json" };
  expect((await server.get("/v1/models", { headers })).status).toBe(200);
  expect((await server.get("/v1/models/echo", { method: "DELETE", headers })).status).toBe(405);
});

test("a key may hold spaces", async () => {
  const apiKey = "my very own key";
  await using served = await connect(probes(), { apiKeys: [apiKey] }, { apiKey });
  expect((await served.client.models.retrieve("echo")).id).toBe("echo");
});

test.each(["org/team:v1 x", "org%2Fteam%3Av1%20x", "org/team%3Av1%20x"])("the model id %s is one model", async (id) => {
  await using server = await open(probes());
  const response = await server.get(`/v1/models/${id}`);
  expect(await response.json()).toMatchObject({ id: "org/team:v1 x", object: "model" });
});

test("an answer leaves nothing behind that the next request would be refused for, whatever it was made of", async () => {
  const call = { id: "call_1", function: { name: "f", arguments: "{}" } };
  const registry = new GraphRegistry()
    .register("text", () => "Hello")
    .register("reasons", async function* () {
      yield { reasoning: "Hm." };
      yield "Hello";
    })
    .register("refuses", async function* () {
      yield { refusal: "No." };
    })
    .register("calls", async function* () {
      yield { tool_calls: [call] };
    });
  await using served = await connect(registry, { strictRequests: true });
  const { completions } = served.client.chat;
  for (const model of ["text", "reasons", "refuses", "calls"]) {
    for (const answer of [
      await completions.create({ model, messages }),
      await completions.stream({ model, messages }).finalChatCompletion(),
    ]) {
      const { message } = answer.choices[0]!;
      const results = (message.tool_calls ?? []).map(({ id }) => ({
        role: "tool" as const,
        tool_call_id: id,
        content: "done",
      }));
      const next = await completions.create({
        model: "text",
        messages: [...messages, message, ...results, ...messages],
      });
      expect(next.choices[0]?.message.content).toBe("Hello");
    }
  }
});
