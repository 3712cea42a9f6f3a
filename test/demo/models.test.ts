import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { createRegistry } from "../../src/demo/index.ts";
import { ask, CHAT, open } from "../support/server.ts";

/** A model that searches first where it is offered a search, and then says what it has found. */
const upstream = () =>
  new GraphRegistry().register("gpt-4o-mini", function* (ctx: ChatContext) {
    const found = ctx.messages.findLast(({ role }) => role === "tool");
    if (found) yield `Found: ${ctx.text(found)}`;
    else if (ctx.tools) {
      const call = { name: "search_documents", arguments: JSON.stringify({ question: ctx.user_query }) };
      yield { tool_calls: [{ id: "call_1", function: call }] };
    } else yield `The model heard: ${ctx.user_query}`;
  });

async function content(response: Response): Promise<string> {
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? JSON.stringify(choices);
}

test("with an endpoint in the environment its model is served as it is, and as an agent that looks things up", async () => {
  await using model = await open(upstream());
  await using server = await open(await createRegistry({ OPENAI_BASE_URL: `${model.url}/v1` }));
  expect(await content(await server.post(CHAT, ask("chat", "Hello")))).toBe("The model heard: Hello");
  const answer = await content(await server.post(CHAT, ask("agent", "How do I register a graph?")));
  expect(answer).toMatch(/^Found: .*register/s);
});

test("without one there are the two models that need none", async () => {
  const registry = await createRegistry({});
  expect(registry.list().map(({ name }) => name)).toEqual(["docs-qa", "demo"]);
});

test("an address that is none is one clear error", async () => {
  await expect(createRegistry({ OPENAI_BASE_URL: "not an address" })).rejects.toThrow(/OPENAI_BASE_URL/);
});
