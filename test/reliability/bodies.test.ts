import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await open(probeGraphs().registry);
  await server.post(CHAT, ask("p-echo"));
});
afterAll(() => server.close());

describe("a body at the limits does not hold the others up", () => {
  const filler = "x".repeat(1_000_000);
  const messages = [{ role: "user", content: "x" }];
  test.each([
    ["a hundred thousand values", JSON.stringify({ messages, z: Array.from({ length: 24_000 }, () => ({ a: 1 })) })],
    [
      "five million lists in lists",
      JSON.stringify({ messages, z: 0 }).replace(
        "0}",
        `[${Array.from({ length: 80_000 }, () => "[".repeat(60) + "]".repeat(60)).join()}]}`,
      ),
    ],
    [
      "fifty thousand names",
      JSON.stringify({
        messages,
        metadata: Object.fromEntries(Array.from({ length: 49_000 }, (_, at) => [`k${at}`, 1])),
      }),
    ],
    [
      "nine megabytes of text in a field that nobody reads",
      JSON.stringify({ messages, z: Array.from({ length: 9 }, () => filler) }),
    ],
    ["a megabyte of unbroken text", JSON.stringify(ask("p-echo", filler.slice(0, 1_000_000)))],
    ["ten megabytes of escapes", `{"messages":"${"\\u0000".repeat(1_700_000)}"}`],
    ["ten megabytes of backslashes", `{"messages":"${"\\\\".repeat(5_000_000)}"}`],
    ["ten megabytes of open brackets", "[".repeat(10_000_000)],
    ["ten megabytes of quotes", '"'.repeat(10_000_000)],
  ])("%s", async (_what, body) => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const response = await server.post(CHAT, body);
    await response.arrayBuffer();
    await sleep(20);
    clearInterval(timer);
    expect([200, 400]).toContain(response.status);
    expect(longest).toBeLessThan(1_000);
  });
});
