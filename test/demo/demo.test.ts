import { expect, test } from "vitest";
import { document } from "../../generated/document.ts";
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
  await using server = await open(await createRegistry());
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

const tools = [{ type: "function", function: { name: "get_weather" } }];

test.each([
  ["docs-qa", { response_format: { type: "json_object" } }, "response_format"],
  ["docs-qa", { tools }, "tools"],
  ["demo", { tools }, "tools"],
])("what %s does not do is refused before it starts: %j", async (model, wish, param) => {
  await using server = await open(await createRegistry());
  const response = await server.post(CHAT, ask(model, "Hi", wish));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { code: "unsupported_parameter", param: expect.stringContaining(param) },
  });
});

test.each([
  [{ type: "json_object" }],
  [
    {
      type: "json_schema",
      json_schema: { name: "a", schema: { type: "object", required: ["b"], properties: { b: { enum: [7] } } } },
    },
  ],
])("the mock answers in the form that is asked for: %j", async (response_format) => {
  await using server = await open(await createRegistry());
  const response = await server.post(CHAT, ask("demo", "Hi", { response_format }));
  expect(response.status).toBe(200);
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual(
    response_format.type === "json_object" ? { heard: "Hi", mock: true } : { b: 7 },
  );
});

test("every example request of the contract is answered by the model that it names, unless it wants tools", async () => {
  await using server = await open(await createRegistry());
  const path = ["paths", CHAT, "post", "requestBody", "content", "application/json", "examples"];
  const examples = path.reduce(
    (node, key) => node[key] as Record<string, unknown>,
    document as Record<string, unknown>,
  );
  for (const [name, { value }] of Object.entries(examples as Record<string, { value: object }>)) {
    const response = await server.post(CHAT, value);
    expect([name, response.status]).toEqual([name, "tools" in value ? 400 : 200]);
    await response.text();
  }
});
