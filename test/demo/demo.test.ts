import { expect, test } from "vitest";
import { demo } from "../../src/demo/demo.ts";
import { createRegistry } from "../../src/demo/index.ts";
import { ChatContext } from "../../src/wire/index.ts";
import { askBoth } from "../support/chat.ts";
import { ask, CHAT, open } from "../support/server.ts";

const contextOf = (user_query: string, signal = new AbortController().signal) =>
  new ChatContext({ user_query, signal }) as never;

test("the mock thinks, then answers, and repeats what it heard", async () => {
  const ctx = await demo.run(contextOf("Hi there"));
  expect(ctx.path).toEqual(["think", "answer"]);
  expect(ctx.response).toContain("“Hi there”");
});

test("the mock answers over HTTP, streamed and not", async () => {
  await using server = await open(createRegistry());
  const { content, finishReason } = await askBoth(server, "demo", "Hi there");
  expect(content).toContain("Hi there");
  expect(finishReason).toBe("stop");
});

test("the mock speaks one word at a time", async () => {
  const words: string[] = [];
  for await (const event of demo.stream(contextOf("Hi")))
    if (event.type === "delta" && event.delta.content) words.push(event.delta.content);
  expect(words.length).toBeGreaterThan(10);
  for (const word of words) expect(word.trim()).toMatch(/^\S+$/);
});

test("the mock stops speaking when nobody listens", async () => {
  const controller = new AbortController();
  const run = demo.run(contextOf("Hi", controller.signal));
  setTimeout(() => controller.abort(), 40);
  await expect(run).rejects.toThrow();
});

test("the mock repeats the beginning of a long text, and breaks no character", async () => {
  const { response } = await demo.run(contextOf(`x${"🙂".repeat(100_000)}`));
  expect(response.length).toBeLessThan(1_000);
  expect(response.isWellFormed()).toBe(true);
  expect(response).toContain("…");
});

test("an empty message is greeted as well", async () => {
  expect((await demo.run(contextOf(" \n "))).response).toContain("no text");
});

test("an answer of a form that the demo's models do not have is refused before they start", async () => {
  await using server = await open(createRegistry());
  const response = await server.post(CHAT, ask("demo", "Hi", { response_format: { type: "json_object" } }));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { code: "unsupported_parameter", param: expect.stringMatching(/^response_format/) },
  });
});
