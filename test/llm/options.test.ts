import { chatModel } from "@thinkagain/serve/llm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { answer } from "./support/asked.ts";
import { BASE, OTHER, refuses, says, stream, Upstream } from "./support/upstream.ts";

const upstream = new Upstream();
beforeEach(() => {
  vi.stubEnv("OPENAI_API_KEY", undefined);
  vi.stubEnv("OPENAI_BASE_URL", undefined);
});
afterEach(() => void vi.unstubAllEnvs());

const make = (options: object) => () => chatModel({ baseURL: BASE, apiKey: "k", model: "m", ...options } as never);

describe("what cannot work is one TypeError when the model is made", () => {
  test.each([
    [{ apiKey: undefined }, /there is no key.*OPENAI_API_KEY/],
    [{ apiKey: "" }, /there is no key/],
    [{ model: undefined }, /`model` is the name of a model/],
    [{ model: " " }, /`model` is the name of a model/],
    [{ baseURL: "models.test/v1" }, /`baseURL`/],
    [{ baseURL: "ftp://models.test" }, /`baseURL`/],
    [{ baseURL: "https://ann:sk-secret@models.test/v1" }, /`baseURL`.* has a user or a password/],
    [{ apiKey: "sk-se\ncret" }, /`apiKey`.* has characters/],
    [{ apiKey: "sk-secret…" }, /`apiKey`.* has characters/],
    [{ headers: { "x-gateway": "sk-se\ncret" } }, /one of the `headers`/],
    [{ forward: "everything" }, /`forward` is/],
    [{ forward: ["n"] }, /"n" cannot be handed on/],
    [{ forward: ["messages"] }, /"messages" cannot be handed on/],
    [{ retries: -1 }, /`retries`/],
    [{ retries: { backoffMs: Number.NaN } }, /milliseconds/],
    [{ timeouts: { connectMs: 0 } }, /timeouts\.connectMs/],
    [{ timeouts: { readMs: 5 } }, /timeouts\.readMs/],
    [{ timeouts: { silenceMs: 2 ** 40 } }, /timeouts\.silenceMs/],
    [{ fallbacks: [{ baseURL: OTHER }] }, /says its `apiKey` too/],
    [{ fallbacks: [""] }, /`model` is the name of a model/],
    [{ schema: z.string() }, /either `as` or `into`/],
    [{ schema: z.string(), as: "topic", into: () => {} }, /either `as` or `into`/],
    [{ schema: {}, as: "topic" }, /takes a Standard Schema/],
    [{ schema: z.date(), as: "when" }, /has no JSON Schema; give `jsonSchema`/],
  ])("%j", (options, message) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow(message);
    expect(make(options)).not.toThrow(/sk-se/);
  });

  test("a schema that tells no JSON Schema needs one beside it", () => {
    const plain = { "~standard": { version: 1, vendor: "mine", validate: (value: unknown) => ({ value }) } };
    expect(make({ schema: plain, as: "topic" })).toThrow("the schema of mine tells no JSON Schema; give `jsonSchema`");
    expect(make({ schema: plain, jsonSchema: { type: "object" }, as: "topic" })).not.toThrow();
  });
});

describe("what is left out", () => {
  test("is read from the environment, as the official client does", async () => {
    vi.stubEnv("OPENAI_API_KEY", "sk-env");
    vi.stubEnv("OPENAI_BASE_URL", BASE);
    upstream.replies(stream(says("Hi")));
    await answer(chatModel({ model: "m" }));
    expect(upstream.asked[0]?.url).toBe(`${BASE}/chat/completions`);
    expect(upstream.asked[0]?.headers.get("authorization")).toBe("Bearer sk-env");
  });

  test.each([
    ["follows to the address of the environment", {}, BASE, "from-env"],
    ["does not follow to another address", {}, OTHER, null],
    ["does not follow to another address that gets headers of its own", { headers: { "x-mine": "1" } }, OTHER, null],
  ])("%s: what the environment says about organization, project and headers", async (_case, more, baseURL, sent) => {
    vi.stubEnv("OPENAI_BASE_URL", BASE);
    vi.stubEnv("OPENAI_ORG_ID", "from-env");
    vi.stubEnv("OPENAI_PROJECT_ID", "from-env");
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-gateway: from-env\nauthorization: from-env");
    upstream.replies(refuses(500), stream(says("Hi")));
    const fallbacks = [{ baseURL, apiKey: "sk-other", ...more }];
    await answer(chatModel({ model: "m", apiKey: "sk-env", retries: 0, fallbacks }));
    const { headers } = upstream.asked[1] ?? {};
    for (const name of ["openai-organization", "openai-project", "x-gateway"]) expect(headers?.get(name)).toBe(sent);
    expect(headers?.get("authorization")).toBe(sent ?? "Bearer sk-other");
    expect(headers?.get("x-mine")).toBe("headers" in more ? "1" : null);
  });

  test("is wrong where the environment is", () => {
    vi.stubEnv("OPENAI_BASE_URL", "nonsense");
    expect(() => chatModel({ apiKey: "k", model: "m" })).toThrow(/`baseURL` \(or OPENAI_BASE_URL\)/);
  });
});

test("a key may be a function, which is asked at every call", async () => {
  upstream.replies(stream(says("Hi")));
  const keys = ["first", "second"];
  const model = chatModel({ baseURL: BASE, apiKey: () => Promise.resolve(keys.shift()), model: "m" });
  await answer(model);
  await answer(model);
  expect(upstream.asked.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer first", "Bearer second"]);
});

test("an endpoint that asks for no key gets none, although there is one in the environment", async () => {
  vi.stubEnv("OPENAI_API_KEY", "sk-env");
  upstream.replies(stream(says("Hi")));
  await answer(chatModel({ baseURL: BASE, apiKey: false, model: "m" }));
  expect(upstream.asked[0]?.headers.get("authorization")).toBeNull();
});
