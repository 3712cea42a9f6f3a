import { createHash } from "node:crypto";
import { createApp, GraphRegistry, serve, type ApiKey, type ChatContext } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { ask, CHAT, open } from "../support/server.ts";

const registry = new GraphRegistry()
  .register("who", (ctx: ChatContext) => `I am ${ctx.principal}`)
  .register("fails", (ctx: ChatContext) => {
    throw new Error(`failed for ${ctx.principal}`);
  });

const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
const said = async (response: Response) =>
  ((await response.json()) as { choices: readonly [{ message: { content: string } }] }).choices[0].message.content;

test("a graph knows whose key a request carries, in every way that a key may come", async () => {
  await using server = await open(registry, { apiKeys: ["plain", { key: "secret", name: "ci" }] });
  for (const headers of [{ authorization: "bearer secret" }, { "x-api-key": "secret" }, { "api-key": "secret" }])
    expect(await said(await server.post(CHAT, ask("who"), { headers }))).toBe("I am ci");
});

test("the name of a key without one is made of its hash", async () => {
  await using server = await open(registry, { apiKeys: ["plain"] });
  const digits = createHash("sha256").update("plain").digest("hex").slice(0, 8);
  expect(await said(await server.post(CHAT, ask("who"), bearer("plain")))).toBe(`I am key-${digits}`);
});

test("where no key is asked for, a graph sees no principal, whatever the client sends", async () => {
  await using server = await open(registry);
  expect(await said(await server.post(CHAT, ask("who"), bearer("any")))).toBe("I am undefined");
});

test("the first, the last and the middle key open, and nothing that resembles one does", async () => {
  const apiKeys = ["one", { key: "two" }, "three"];
  await using server = await open(registry, { apiKeys });
  for (const key of ["one", "two", "three"]) expect((await server.get("/v1/models", bearer(key))).status).toBe(200);
  for (const key of ["on", "one ".repeat(2), "ONE", "two\t", "key-" + "0".repeat(8), "[object Object]", "undefined"]) {
    const { status } = await server.get("/v1/models", bearer(key));
    expect([key, status]).toEqual([key, key.trim() === "two" ? 200 : 401]);
  }
});

test.each<[readonly unknown[], string]>([
  [[" "], "Option apiKeys[0] takes a text that is not empty, or an object with such a key."],
  [["a", null], "Option apiKeys[1] takes a text that is not empty, or an object with such a key."],
  [[["sk-secret"]], "Option apiKeys[0] takes a text that is not empty, or an object with such a key."],
  [[{ name: "sk-secret" }], "Option apiKeys[0] takes a text that is not empty, or an object with such a key."],
  [[{ key: "sk-secret", name: "" }], "Option apiKeys[0].name takes a text that is not empty."],
  [[{ key: "sk-secret", models: "sk-secret" }], "Option apiKeys[0].models takes a list of texts that are not empty."],
  [
    [{ key: "sk-secret", requestsPerMinute: 0 }],
    "Option apiKeys[0].requestsPerMinute takes a whole number from 1 to 1000000000000.",
  ],
  [
    [{ key: "a", "sk-secret": true }],
    "Option apiKeys[0] has a field that is none of key, name, models, requestsPerMinute, tokensPerMinute.",
  ],
  [["a", "sk-secret", { key: "sk-secret" }], "Option apiKeys[2] is the same key as apiKeys[1]."],
])("%j as keys is refused at start by place, and without a word of the key", async (apiKeys, sentence) => {
  const wrong = { apiKeys: apiKeys as readonly ApiKey[] };
  expect(() => createApp(registry, wrong)).toThrow(new TypeError(sentence));
  await expect(serve(registry, { port: 0, ...wrong })).rejects.toThrow(sentence);
  expect(sentence).not.toContain("sk-secret");
});

test("keys are in no answer and in no line of the log, right or wrong, whatever happens to the request", async () => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const logger = { info: write, warn: write, error: write };
  const apiKeys = [
    { key: "sk-right", name: "ci", models: ["who", "fails", "gone"], requestsPerMinute: 5, tokensPerMinute: 1000 },
    "sk-other",
  ];
  await using server = await open(registry, { apiKeys, logger });
  const answers: string[] = [];
  for (const key of ["sk-right", "sk-wrong"])
    for (const body of [ask("who"), ask("fails"), ask("gpt-9"), {}, "{", ask("who", "long", { max_tokens: 5000 })]) {
      const response = await server.post(CHAT, body, bearer(key));
      answers.push(JSON.stringify([...response.headers]), await response.text());
    }
  const told = JSON.stringify(lines, (_key, value: unknown) => (value instanceof Error ? value.stack : value));
  expect(told).toContain("failed for ci");
  expect(told + answers.join("\n")).not.toMatch(/sk-/);
});

test("a key that names a model which nobody has registered is told of at start, and works", async () => {
  const warnings: object[] = [];
  const logger = {
    info: () => undefined,
    warn: (fields: object) => void warnings.push(fields),
    error: () => undefined,
  };
  await using server = await open(registry, { apiKeys: [{ key: "k", name: "ci", models: ["who", "later"] }], logger });
  expect(warnings).toEqual([{ principal: "ci", models: ["later"] }]);
  expect((await server.post(CHAT, ask("who"), bearer("k"))).status).toBe(200);
});
