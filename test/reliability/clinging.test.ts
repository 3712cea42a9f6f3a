import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { ask, CHAT, open } from "../support/server.ts";

/** Models that cannot be got rid of politely, and what they have come to. */
function clinging() {
  let begun = 0;
  let leaving = 0;
  const forever = new Promise<never>(() => undefined);
  const registry = new GraphRegistry()
    .register("generator", async function* () {
      begun++;
      try {
        for (let at = 0; at < 1_000; at++) {
          yield `${at} `;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        leaving++;
        await forever;
      }
    })
    .register("iterator", () => ({
      [Symbol.asyncIterator]: () => {
        begun++;
        let at = 0;
        return {
          next: () =>
            new Promise<IteratorResult<string>>((resolve) =>
              setTimeout(() => resolve({ done: false, value: `${at++} ` }), 5),
            ),
          return: () => {
            leaving++;
            return forever;
          },
        };
      },
    }))
    .register("echo", (ctx: ChatContext) => ctx.user_query);
  return { registry, begun: () => begun, leaving: () => leaving };
}

const cases = ["generator", "iterator"].flatMap((model) => [false, true].map((stream) => ({ model, stream })));

describe("a worker whose end never comes", () => {
  test.each(cases)("does not hold up an answer that is cut: $model, stream: $stream", async ({ model, stream }) => {
    const { registry, leaving } = clinging();
    await using server = await open(registry, { maxConcurrency: 1, maxQueue: 0 });
    const response = await server.post(CHAT, ask(model, "x", { stream, stop: "3" }));
    expect(await response.text()).toContain('"finish_reason":"stop"');
    await until(() => leaving() === 1);
    expect((await server.post(CHAT, ask("echo"))).status).toBe(200);
  });

  test.each(cases)(
    "does not keep its slot when its client leaves: $model, stream: $stream",
    async ({ model, stream }) => {
      const { registry, begun, leaving } = clinging();
      await using server = await open(registry, { maxConcurrency: 1, maxQueue: 0 });
      const client = new AbortController();
      const answer = server.post(CHAT, ask(model, "x", { stream }), { signal: client.signal });
      const read = answer.then((response) => response.text());
      read.catch(() => undefined);
      await until(() => begun() === 1);
      client.abort();
      await until(async () => (await server.post(CHAT, ask("echo"))).status === 200);
      await until(() => leaving() === 1);
      await expect(read).rejects.toThrow("aborted");
    },
  );

  test.each(cases)("does not hold up the end of the server: $model, stream: $stream", async ({ model, stream }) => {
    const { registry, begun } = clinging();
    const server = await open(registry, { shutdownTimeoutMs: 50 });
    const answer = server.post(CHAT, ask(model, "x", { stream }));
    await until(() => begun() === 1);
    await server.close();
    expect(await (await answer).text()).toContain('"code":"shutting_down"');
  });
});

describe("a promise of a graph that is none", () => {
  const thenables: readonly (readonly [what: string, then: unknown])[] = [
    [
      "whose then throws",
      () => {
        throw new Error("no");
      },
    ],
    [
      "that settles twice",
      (resolve: (value: string) => void, reject: (cause: unknown) => void) => {
        resolve("first");
        resolve("second");
        reject(new Error("third"));
      },
    ],
    ["that resolves to another", (resolve: (value: unknown) => void) => resolve(Promise.resolve("first"))],
    [
      "that settles, then throws",
      (resolve: (value: string) => void) => {
        resolve("first");
        throw new Error("late");
      },
    ],
  ];
  test.each(thenables)("%s is read as the platform reads it", async (what, then) => {
    // eslint-disable-next-line unicorn/no-thenable
    const registry = new GraphRegistry().register("thenable", () => ({ then }) as never);
    await using server = await open(registry);
    for (const stream of [false, true]) {
      const response = await server.post(CHAT, ask("thenable", "x", { stream }));
      expect(response.status).toBe(what === "whose then throws" ? 500 : 200);
      expect(await response.text()).toContain(what === "whose then throws" ? "graph_error" : '"first"');
    }
  });
});
