import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { ask, CHAT, open } from "../support/server.ts";

const registry = () =>
  new GraphRegistry()
    .register("session", (ctx: ChatContext) => String(ctx.session))
    .register("chat", (ctx: ChatContext) => `expensive ${ctx.task ?? "answer"}`, {
      tasks: (ctx: ChatContext) => `cheap ${ctx.task}`,
    })
    .register("plain", (ctx: ChatContext) => `answers ${ctx.task}`);

async function content(response: Response): Promise<string> {
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? "";
}

test("a session has one order of sources, the first that is there counts", async () => {
  await using server = await open(registry());
  const sources: [headers: Record<string, string>, body: object][] = [
    [{ "x-session-id": "ours" }, {}],
    [{ "x-openwebui-chat-id": "chat" }, {}],
    [{}, { metadata: { session_id: "meta" } }],
    [{}, { prompt_cache_key: "cache" }],
    [{}, { safety_identifier: "safety" }],
    [{}, { user: "user" }],
    [{}, {}],
  ];
  const expected = ["ours", "chat", "meta", "cache", "safety", "user", "undefined"];
  for (const at of sources.keys()) {
    const rest = sources.slice(at);
    const headers = Object.assign({}, ...rest.map(([given]) => given)) as Record<string, string>;
    const body = Object.assign({}, ...rest.map(([, given]) => given)) as object;
    expect(await content(await server.post(CHAT, ask("session", "x", body), { headers }))).toBe(expected[at]);
  }
});

test("an empty source is none, and an endless one is refused", async () => {
  await using server = await open(registry());
  const blank = await server.post(CHAT, ask("session", "x", { user: "me", metadata: { session_id: " " } }));
  expect(await content(blank)).toBe("me");
  const endless = await server.post(CHAT, ask("session"), { headers: { "x-session-id": "x".repeat(513) } });
  expect(endless.status).toBe(400);
});

test("what a chat UI asks for its own use goes to the graph that was registered for it", async () => {
  await using server = await open(registry());
  const title = "### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.";
  expect(await content(await server.post(CHAT, ask("chat", title)))).toBe("cheap title");
  expect(await content(await server.post(CHAT, ask("chat", "Hello")))).toBe("expensive answer");
  expect(await content(await server.post(CHAT, ask("plain", title)))).toBe("answers title");
});
