import { type ChatContext, type ChatDelta, END, Graph, GraphRegistry, parallel } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { ask, CHAT, open } from "../support/server.ts";

/** Models that yield for as good as ever and wait for nothing, each in another place. */
function restless(): { readonly registry: GraphRegistry; readonly running: () => number } {
  let running = 0;
  const endless = (said: string | ChatDelta) =>
    async function* () {
      running++;
      try {
        for (let left = 20_000_000; left > 0; left--) yield said;
      } finally {
        running--;
      }
    };
  const registry = new GraphRegistry()
    .register("text", endless("x"))
    .register("nothing", endless(""))
    .register("statuses", endless({ status: "busy" }))
    .register(
      "draft",
      new Graph<ChatContext>("draft").addNode("draft", endless("x"), { draft: true }).addEdge("draft", END),
    )
    .register(
      "branch",
      parallel([endless("x")], () => "merged"),
    )
    .register("echo", (ctx: ChatContext) => ctx.user_query);
  return { registry, running: () => running };
}

const models = ["text", "nothing", "statuses", "draft", "branch"];
const cases = models.flatMap((model) => [false, true].map((stream) => ({ model, stream })));

describe("a worker that yields for ever and waits for nothing stops nobody else", () => {
  test.each(cases)("and is stopped when its time is over: $model, stream: $stream", async ({ model, stream }) => {
    const { registry, running } = restless();
    await using server = await open(registry, { requestTimeoutMs: 300, strictResponses: false });
    const hog = server.post(CHAT, ask(model, "x", { stream }));
    await until(() => running() === 1);
    expect((await server.post(CHAT, ask("echo", "x"))).status).toBe(200);
    expect(running()).toBe(1);
    expect(await (await hog).text()).toMatch(/"code":"request_timeout"\}\}\s*$/);
    await until(() => running() === 0);
  });

  test.each(cases)("and is stopped when its client leaves: $model, stream: $stream", async ({ model, stream }) => {
    const { registry, running } = restless();
    await using server = await open(registry, { strictResponses: false });
    const client = new AbortController();
    const hog = server
      .post(CHAT, ask(model, "x", { stream }), { signal: client.signal })
      .then((response) => response.text());
    hog.catch(() => undefined);
    await until(() => running() === 1);
    client.abort();
    await until(() => running() === 0);
    await expect(hog).rejects.toThrow("aborted");
  });
});
