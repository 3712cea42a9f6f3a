import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { describe, expect, test } from "vitest";
import { answer, failure, question } from "./support/asked.ts";
import { answers, type Call, Provider } from "./support/provider.ts";
import { chunk, finish, role, says } from "./support/upstream.ts";

const model = (provider: Provider, more: object = {}) =>
  chatModel({ baseURL: provider.baseURL, apiKey: "sk-test", model: "big", ...more });
const chat = (provider: Provider, more: object = {}) =>
  new Graph<ChatContext>("chat").addNode("model", model(provider, more)).addEdge("model", END);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** An answer of the provider, and the moment when its caller hung up. */
function watched(talk: (call: Call) => void) {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const reply = async (call: Call) => {
    talk(call);
    ask();
    await call.left;
    leave();
  };
  return { reply, asked, left };
}

const silent = () => undefined;
const headers = (call: Call) => call.begin();
const nameless = (call: Call) => call.send(role);
const talking = (call: Call) => call.send(chunk({ content: "Hel" }));

describe("an endpoint that lets us wait", () => {
  test.each([
    ["does not answer", { connectMs: 1_000 }, silent, /did not answer within 1000 ms/],
    ["sends headers only", { firstTokenMs: 50 }, headers, /sent no token within 50 ms/],
    ["sends a role only", { firstTokenMs: 50 }, nameless, /sent no token within 50 ms/],
    ["falls silent after its first token", { silenceMs: 50 }, talking, /was silent for 50 ms/],
  ] as const)("and %s is a 504 upstream_timeout, and its call is ended", async (_, timeouts, talk, message) => {
    const { reply, left } = watched(talk);
    await using provider = await Provider.open(reply);
    const error = await failure(answer(model(provider, { timeouts })));
    expect(error).toMatchObject({ status: 504, body: { error: { code: "upstream_timeout" } } });
    expect(error).toHaveProperty("message", expect.stringMatching(message));
    await left;
    expect(provider.asked).toHaveLength(1);
  });

  test("is left for the next one", async () => {
    await using provider = await Provider.open(silent, answers(says("Hi")));
    const timeouts = { connectMs: 1_000 };
    expect((await answer(model(provider, { timeouts, fallbacks: ["small"] }))).response).toBe("Hi");
  });

  test("but goes on talking may take longer than each of the limits", async () => {
    await using provider = await Provider.open(async (call) => {
      for (const content of ["a", "b", "c", "d", "e", "f"]) {
        await pause(60);
        call.send(chunk({ content }));
      }
      call.send(finish("stop"));
      call.done();
    });
    const timeouts = { connectMs: 250, firstTokenMs: 250, silenceMs: 250 };
    expect((await answer(model(provider, { timeouts }))).response).toBe("abcdef");
  });

  test("is not blamed for a slow reader", async () => {
    await using provider = await Provider.open(answers(says("a", "b")));
    let text = "";
    for await (const event of chat(provider, { timeouts: { silenceMs: 50 } }).stream(question("Hi"))) {
      await pause(80);
      if (event.type === "delta") text += event.delta.content;
    }
    expect(text).toBe("ab");
  });

  test("with its usage, after the reason for its end, is waited for, but its answer is whole", async () => {
    await using provider = await Provider.open((call) => {
      call.send(chunk({ content: "Hi" }));
      call.send(finish("stop"));
    });
    expect((await answer(model(provider, { timeouts: { silenceMs: 50 } }))).response).toBe("Hi");
  });
});

describe("a run that nobody waits for any more", () => {
  test("ends the call of the endpoint when its reader leaves", async () => {
    const { reply, left } = watched(talking);
    await using provider = await Provider.open(reply);
    for await (const event of chat(provider).stream(question("Hi"))) if (event.type === "delta") break;
    await left;
  });

  test.each([
    ["while the endpoint is silent", talking],
    ["before it has answered", silent],
  ])("ends the call of the endpoint when it is aborted %s", async (_, talk) => {
    const { reply, asked, left } = watched(talk);
    await using provider = await Provider.open(reply);
    const controller = new AbortController();
    const run = chat(provider).run(question("Hi", { signal: controller.signal }));
    await asked;
    controller.abort(new Error("gone"));
    await expect(run).rejects.toMatchObject({ code: "aborted" });
    await left;
    expect(provider.asked).toHaveLength(1);
  });

  test("does not wait for the next attempt", async () => {
    await using provider = await Provider.open((call) => call.done());
    const controller = new AbortController();
    const ctx = question("Hi", { signal: controller.signal });
    const run = chat(provider, { retries: { backoffMs: 60_000, longestWaitMs: 60_000 } }).run(ctx);
    while (ctx.history.length === 0) await pause(5);
    controller.abort();
    await expect(run).rejects.toMatchObject({ code: "aborted" });
    expect(provider.asked).toHaveLength(1);
  });

  test("ends the call when its node has taken too long", async () => {
    const { reply, left } = watched(talking);
    await using provider = await Provider.open(reply);
    const graph = new Graph<ChatContext>("chat")
      .addNode("model", model(provider), { timeoutMs: 200 })
      .addEdge("model", END);
    await expect(graph.run(question("Hi"))).rejects.toMatchObject({ code: "node_timeout" });
    await left;
  });
});
