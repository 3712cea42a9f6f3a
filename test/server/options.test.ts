import { createApp, GraphRegistry, serve } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { quiet } from "../support/server.ts";

const registry = new GraphRegistry().register("echo", (ctx) => ctx.user_query, { default: true });

test.each([
  [{ apiKey: "secret" }, TypeError, /^There is no option apiKey\. There are apiKeys, /],
  [{ toString: true }, TypeError, /^There is no option toString\./],
  [{ apiKeys: "secret" }, TypeError, "Option apiKeys takes a list of keys."],
  [{ apiKeys: [" "] }, TypeError, /^Option apiKeys\[0\] takes a text that is not empty/],
  [{ apiKeys: null }, TypeError, "Option apiKeys takes a list of keys."],
  [{ corsOrigins: "https://a.b" }, TypeError, "Option corsOrigins takes a list of texts that are not empty."],
  [{ allowedHosts: [1] }, TypeError, "Option allowedHosts takes a list of texts that are not empty."],
  [{ basePath: "ai" }, TypeError, 'Option basePath takes a path such as "/ai" or "/v2/graphs".'],
  [{ basePath: "/a?b" }, TypeError, /^Option basePath takes/],
  [{ reasoningField: "xyz" }, TypeError, 'Option reasoningField takes "reasoning_content" or "reasoning".'],
  [{ docs: "no" }, TypeError, "Option docs takes true or false."],
  [{ strictRequests: "false" }, TypeError, "Option strictRequests takes true or false."],
  [{ logger: {} }, TypeError, "Option logger takes an object with the methods info, warn, error."],
  [{ tokenizer: () => [] }, TypeError, "Option tokenizer takes an object with the methods encode, decode."],
  [{ maxChoices: 129 }, RangeError, "Option maxChoices takes a whole number from 1 to 128, not 129."],
  [{ maxHeapUse: 0 }, RangeError, "Option maxHeapUse takes a number from 0.1 to 1, not 0."],
  [{ heartbeatMs: Number.NaN }, RangeError, /^Option heartbeatMs takes .* not NaN\.$/],
  [{ maxDepth: "5" }, TypeError, "Option maxDepth takes a whole number from 1 to 1000."],
])(
  "%j is refused by createApp and serve with one sentence that says what goes there",
  async (options, type, sentence) => {
    const wrong = options as object;
    expect(() => createApp(registry, wrong)).toThrow(type);
    expect(() => createApp(registry, wrong)).toThrow(sentence);
    await expect(serve(registry, { port: 0, ...wrong })).rejects.toThrow(sentence);
  },
);

test("every option is taken where it fits, and undefined is absent", async () => {
  await using server = await serve(registry, {
    port: 0,
    logger: quiet,
    tokenizer: { encode: () => [], decode: () => "" },
    apiKeys: ["one"],
    basePath: "/ai/",
    corsOrigins: ["*"],
    reasoningField: "reasoning",
    docs: undefined as unknown as boolean,
  });
  expect((await fetch(`${server.url}/ai/health`)).status).toBe(200);
  expect((await fetch(`${server.url}/ai/v1/models`)).status).toBe(401);
  expect((await fetch(`${server.url}/ai/docs`)).status).not.toBe(404);
});
