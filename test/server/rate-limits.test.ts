import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import OpenAI, { RateLimitError } from "openai";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { createApp, GraphRegistry, type ChatContext, type RateLimitStore, type ServeOptions } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { toDuration } from "../../src/server/rate-limits/told.ts";
import { connect } from "../support/client.ts";
import { listen } from "../support/listen.ts";
import { ask, CHAT, open, quiet } from "../support/server.ts";

/** Answers with as many words as it is asked for, and spends what it says that it spends. */
const registry = new GraphRegistry()
  .register("echo", (ctx: ChatContext) => ctx.user_query)
  .register("spends", (ctx: ChatContext) => {
    const total_tokens = Number(ctx.user_query);
    ctx.usage = { prompt_tokens: 0, completion_tokens: total_tokens, total_tokens };
    return "spent";
  })
  .register("fails", () => {
    throw new Error("no");
  })
  .register("endless", async function* () {
    for (;;) {
      yield "four".repeat(25);
      await sleep(5);
    }
  });

const limits = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("x-ratelimit-") && !name.includes("reset")));
const remaining = async (response: Promise<Response>, kind = "tokens") => {
  const { headers, body } = await response;
  await body?.cancel();
  return Number(headers.get(`x-ratelimit-remaining-${kind}`) ?? Number.NaN);
};
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
const DURATION = /^(0s|\d+ms|\d+(\.\d+)?s|1m0s)$/;

/** A store that keeps what it is asked to do, counts for a second and fails on demand. */
function createStore(behave: () => Promise<void> = () => Promise.resolve(), seconds = () => 60) {
  const made: Parameters<RateLimitStore>[0][] = [];
  const rateLimitStore: RateLimitStore = (options) => {
    made.push(options);
    const memory = new RateLimiterMemory(options);
    const act = (name: "consume" | "penalty" | "reward") => async (who: string | number, amount?: number) => {
      await behave();
      return memory[name](who, amount, { customDuration: seconds() });
    };
    const get = async (who: string | number) => {
      await behave();
      return memory.get(who);
    };
    return { consume: act("consume"), penalty: act("penalty"), reward: act("reward"), get };
  };
  return { made, rateLimitStore };
}

test("without limits no answer speaks of them", async () => {
  await using server = await open(registry);
  expect(limits((await server.post(CHAT, ask("echo"))).headers)).toEqual({});
});

test("every chat answer says what is left, JSON and stream, good and bad", async () => {
  await using server = await open(registry, { requestsPerMinute: 10, tokensPerMinute: 1000 });
  const bodies = [ask("echo"), ask("echo", "x", { stream: true }), ask("fails"), ask("gpt-9"), {}, "{"];
  for (const [at, body] of bodies.entries()) {
    const { headers } = await server.post(CHAT, body);
    expect(limits(headers)).toEqual({
      "x-ratelimit-limit-requests": "10",
      "x-ratelimit-limit-tokens": "1000",
      "x-ratelimit-remaining-requests": String(9 - at),
      "x-ratelimit-remaining-tokens": expect.stringMatching(/^9\d\d$|^1000$/) as unknown,
    });
    for (const kind of ["requests", "tokens"]) expect(headers.get(`x-ratelimit-reset-${kind}`)).toMatch(DURATION);
  }
});

test("what the answers say of limits is what the contract declares, in its form", async () => {
  interface Contract {
    readonly paths: Record<
      string,
      { post: { responses: Record<string, { headers: Record<string, { $ref: string }> }> } }
    >;
    readonly components: {
      readonly headers: Record<string, { schema: object }>;
      readonly responses: { readonly TooManyRequests: { readonly headers: Record<string, { $ref: string }> } };
    };
  }
  const contract = parse(readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8")) as Contract;
  const { headers: kinds, responses } = contract.components;
  const declared: Record<number, Record<string, { $ref: string }> | undefined> = {
    200: contract.paths[CHAT]?.post.responses["200"]?.headers,
    429: responses.TooManyRequests.headers,
  };
  const ajv = new Ajv2020({ strict: false, coerceTypes: true });
  await using server = await open(registry, { requestsPerMinute: 1, tokensPerMinute: 1000 });
  for (const status of [200, 429]) {
    const response = await server.post(CHAT, ask("echo"));
    expect(response.status).toBe(status);
    const told = [...response.headers].filter(([name]) => /^x-ratelimit-|^retry-after/.test(name));
    expect(told).toHaveLength(status === 200 ? 6 : 8);
    for (const [name, value] of told) {
      const schema = kinds[declared[status]?.[name]?.$ref.split("/").at(-1) ?? ""]?.schema;
      expect(schema, `${status} declares no ${name}`).toBeDefined();
      expect(ajv.validate({ type: "object", properties: { value: schema } }, { value }), `${name}: ${value}`).toBe(
        true,
      );
    }
  }
});

test.each([
  [0, "0s"],
  [1, "1ms"],
  [999, "999ms"],
  [1000, "1s"],
  [8640, "8.64s"],
  [59_999, "59.999s"],
  [60_000, "1m0s"],
  [360_000, "6m0s"],
  [5_430_500, "1h30m30.5s"],
])("%i ms are told as %s", (ms, told) => {
  expect(toDuration(ms)).toBe(told);
});

test("only chat is counted", async () => {
  await using server = await open(registry, { requestsPerMinute: 1 });
  for (const path of ["/v1/models", "/", "/health", "/v1/models/echo"])
    expect(limits((await server.get(path)).headers)).toEqual({});
  expect((await server.post(CHAT, ask("echo"))).status).toBe(200);
});

test("of a hundred requests at once, exactly as many pass as the limit says", async () => {
  await using server = await open(registry, { requestsPerMinute: 10 });
  const all = await Promise.all(Array.from({ length: 100 }, () => server.post(CHAT, ask("echo"))));
  const statuses = all.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(90);
});

test("of a hundred requests at once, no more pass than the tokens suffice for, and all that do", async () => {
  await using server = await open(registry, { tokensPerMinute: 1000 });
  const body = ask("endless", "x", { stream: true, max_completion_tokens: 90 });
  const all = await Promise.all(Array.from({ length: 100 }, () => server.post(CHAT, body)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(10);
  for (const { body: stream } of all) await stream?.cancel();
});

test("a refusal has OpenAI's words, and says when to come back", async () => {
  await using server = await open(registry, { apiKeys: [{ key: "k", name: "ci", requestsPerMinute: 1 }] });
  await server.post(CHAT, ask("echo"), bearer("k"));
  const response = await server.post(CHAT, ask("echo"), bearer("k"));
  expect(response.status).toBe(429);
  expect(await response.json()).toEqual({
    error: {
      message: expect.stringMatching(
        /^Rate limit reached for ci on requests per min \(RPM\): Limit 1, Used 1, Requested 1\. Please try again in [\dms.]+\.$/,
      ) as unknown,
      type: "requests",
      param: null,
      code: "rate_limit_exceeded",
    },
  });
  const ms = Number(response.headers.get("retry-after-ms"));
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(60_000);
  expect(response.headers.get("retry-after")).toBe(String(Math.ceil(ms / 1000)));
  expect(response.headers.get("x-should-retry")).toBeNull();
  expect(limits(response.headers)).toEqual({
    "x-ratelimit-limit-requests": "1",
    "x-ratelimit-remaining-requests": "0",
  });
});

test("a request is counted before its body is read, and a key without a match counts for nobody", async () => {
  await using server = await open(registry, { apiKeys: ["k"], requestsPerMinute: 1 });
  for (let count = 0; count < 5; count++) expect((await server.post(CHAT, "{", bearer("wrong"))).status).toBe(401);
  expect((await server.post(CHAT, "{", bearer("k"))).status).toBe(400);
  expect((await server.post(CHAT, "{", bearer("k"))).status).toBe(429);
});

test("each key has its own count, and a key's own limits win over those of the server", async () => {
  const apiKeys = ["a", "b", { key: "c", requestsPerMinute: 3 }, { key: "d", tokensPerMinute: 7 }];
  await using server = await open(registry, { apiKeys, requestsPerMinute: 1 });
  const passed = async (key: string) => {
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await server.post(CHAT, ask("echo"), bearer(key))).status);
    return statuses.filter((status) => status === 200).length;
  };
  expect([await passed("a"), await passed("b"), await passed("c")]).toEqual([1, 1, 3]);
  expect(limits((await server.post(CHAT, ask("echo", "x"), bearer("d"))).headers)).toMatchObject({
    "x-ratelimit-limit-requests": "1",
    "x-ratelimit-limit-tokens": "7",
  });
});

test("keys of one name and one limit count together, as when one takes the place of the other", async () => {
  const apiKeys = [
    { key: "old", name: "ci" },
    { key: "new", name: "ci" },
  ];
  await using server = await open(registry, { apiKeys, requestsPerMinute: 2 });
  expect(await remaining(server.post(CHAT, ask("echo"), bearer("old")), "requests")).toBe(1);
  expect(await remaining(server.post(CHAT, ask("echo"), bearer("new")), "requests")).toBe(0);
});

test("without keys each client address has its own count, of IPv6 each network of 64 bits", async () => {
  const app = createApp(registry, { requestsPerMinute: 1 });
  app.proxy = true;
  await using server = await listen(app);
  const from = async (address: string) => {
    const headers = { "content-type": "application/json", "x-forwarded-for": address };
    const init = { method: "POST", headers, body: JSON.stringify(ask("echo")) };
    return (await fetch(server.url + CHAT, init)).status;
  };
  expect(await from("192.0.2.1")).toBe(200);
  expect(await from("192.0.2.2")).toBe(200);
  expect(await from("::ffff:192.0.2.1")).toBe(429);
  expect(await from("2001:db8:0:1::1")).toBe(200);
  expect(await from("2001:DB8::1:ffff:0:0:2")).toBe(429);
  expect(await from("2001:db8:0:2::1")).toBe(200);
  expect(await from("::1")).toBe(200);
});

test("a proxy's word about the address counts for nothing unless the app trusts it", async () => {
  await using server = await open(registry, { requestsPerMinute: 1 });
  const from = (address: string) => server.post(CHAT, ask("echo"), { headers: { "x-forwarded-for": address } });
  expect((await from("192.0.2.1")).status).toBe(200);
  expect((await from("192.0.2.2")).status).toBe(429);
});

test("tokens are taken by estimate when a run begins, and put right by what it took", async () => {
  await using server = await open(registry, { tokensPerMinute: 1000 });
  const during = await server.post(CHAT, ask("spends", "100", { max_completion_tokens: 500 }));
  expect(during.headers.get("x-ratelimit-remaining-tokens")).toBe("499");
  await during.text();
  expect(await remaining(server.post(CHAT, ask("gpt-9")))).toBe(900);
  await (await server.post(CHAT, ask("spends", "700"))).text();
  expect(await remaining(server.post(CHAT, ask("gpt-9")))).toBe(200);
});

test.each([false, true])(
  "what an answer took beyond the limit keeps the next one out, with stream %s",
  async (stream) => {
    await using server = await open(registry, { tokensPerMinute: 1000 });
    await (await server.post(CHAT, ask("spends", "5000", { stream }))).text();
    const response = await server.post(CHAT, ask("echo"));
    expect(response.status).toBe(429);
    expect(response.headers.get("x-ratelimit-remaining-tokens")).toBe("0");
    expect(await response.json()).toMatchObject({ error: { type: "tokens", code: "rate_limit_exceeded" } });
  },
);

test("a stream is counted exactly although its client asks for no usage", async () => {
  await using server = await open(registry, { tokensPerMinute: 1000 });
  const whole = (await (await server.post(CHAT, ask("echo", "one two three"))).json()) as {
    usage: { total_tokens: number };
  };
  await (await server.post(CHAT, ask("echo", "one two three", { stream: true }))).text();
  expect(await remaining(server.post(CHAT, ask("gpt-9")))).toBe(1000 - 2 * whole.usage.total_tokens);
});

test("what is refused for its tokens takes none, so that a smaller one still passes", async () => {
  await using server = await open(registry, { tokensPerMinute: 1000 });
  await (await server.post(CHAT, ask("spends", "900"))).text();
  const large = await server.post(CHAT, ask("echo", "x", { max_completion_tokens: 200 }));
  expect(large.status).toBe(429);
  expect(large.headers.get("x-ratelimit-remaining-tokens")).toBe("100");
  expect(await large.json()).toMatchObject({
    error: {
      message: expect.stringMatching(/\(TPM\): Limit 1000, Used 900, Requested 201\. Please try again in/) as unknown,
    },
  });
  expect((await server.post(CHAT, ask("echo", "x", { max_completion_tokens: 50 }))).status).toBe(200);
});

test("a request that is larger than the whole limit is told so, and that no retry helps", async () => {
  await using server = await open(registry, { tokensPerMinute: 100 });
  const response = await server.post(CHAT, ask("echo", "x".repeat(800), { n: 2, max_tokens: 50 }));
  expect(response.status).toBe(429);
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(response.headers.get("retry-after")).toBeNull();
  expect(await response.json()).toEqual({
    error: {
      message:
        "Request too large for your address on tokens per min (TPM): Limit 100, Requested 300. The input or output tokens must be reduced in order to run successfully.",
      type: "tokens",
      param: null,
      code: "rate_limit_exceeded",
    },
  });
});

test("a client that hangs up pays for what the answer has said", async () => {
  await using server = await open(registry, { tokensPerMinute: 100_000 });
  const leaving = new AbortController();
  const response = await server.post(CHAT, ask("endless", "x", { stream: true }), { signal: leaving.signal });
  const reader = response.body?.getReader();
  for (let count = 0; count < 20; count++) await reader?.read();
  leaving.abort();
  await expect.poll(() => remaining(server.post(CHAT, ask("gpt-9")))).toBeLessThan(100_000 - 100);
});

test("a run that never began takes no tokens", async () => {
  await using server = await open(registry, { tokensPerMinute: 1000, maxConcurrency: 1, maxQueue: 0 });
  const leaving = new AbortController();
  await server.post(CHAT, ask("endless", "x", { stream: true }), { signal: leaving.signal });
  expect((await server.post(CHAT, ask("echo", "x", { max_tokens: 500 }))).status).toBe(429);
  expect(await remaining(server.post(CHAT, ask("gpt-9")))).toBe(999);
  leaving.abort();
});

test("a client that leaves while the store is asked takes neither tokens nor a slot", async () => {
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let questions = 0;
  // The first question is where the key stands, the second takes the tokens.
  const { rateLimitStore } = createStore(async () => {
    if (++questions !== 2) return;
    asked.resolve();
    await gate.promise;
  });
  await using server = await open(registry, { tokensPerMinute: 1000, rateLimitStore, maxConcurrency: 1, maxQueue: 0 });
  const leaving = new AbortController();
  const left = server.post(CHAT, ask("echo", "x", { max_tokens: 900 }), { signal: leaving.signal }).catch(() => "left");
  await asked.promise;
  leaving.abort();
  expect(await left).toBe("left");
  await sleep(50);
  gate.resolve();
  const next = server.post(CHAT, ask("echo", "x", { max_tokens: 900 }));
  expect((await next).status).toBe(200);
});

test("when the minute is over, everything is there again", async () => {
  const { rateLimitStore } = createStore(undefined, () => 1);
  await using server = await open(registry, { tokensPerMinute: 1000, requestsPerMinute: 2, rateLimitStore });
  const body = ask("echo", "x", { max_tokens: 999 });
  expect(await remaining(server.post(CHAT, ask("spends", "5000")), "requests")).toBe(1);
  expect((await server.post(CHAT, body)).status).toBe(429);
  expect((await server.post(CHAT, ask("gpt-9"))).headers.get("x-ratelimit-remaining-requests")).toBe("0");
  await sleep(1100);
  const later = await server.post(CHAT, body);
  expect(later.status).toBe(200);
  expect(later.headers.get("x-ratelimit-remaining-requests")).toBe("1");
});

test("what was taken in a minute that is over is not given back into the next one", async () => {
  let seconds = 0.05;
  const { rateLimitStore } = createStore(undefined, () => seconds);
  const gate = Promise.withResolvers<void>();
  const held = new GraphRegistry().register("held", async (ctx: ChatContext) => {
    if (ctx.user_query === "wait") await gate.promise;
    return "done";
  });
  await using server = await open(held, { tokensPerMinute: 1000, rateLimitStore });
  const early = server.post(CHAT, ask("held", "wait", { max_tokens: 800 }));
  await sleep(100);
  seconds = 60;
  await (await server.post(CHAT, ask("held", "go"))).text();
  const before = await remaining(server.post(CHAT, ask("gpt-9")));
  gate.resolve();
  expect((await early).status).toBe(200);
  expect(before).toBeLessThan(1000);
  expect(await remaining(server.post(CHAT, ask("gpt-9")))).toBe(before);
});

test("a store of one's own is asked for once per limit, with a name, the points and the seconds", async () => {
  const { made, rateLimitStore } = createStore();
  const apiKeys = ["a", { key: "b", requestsPerMinute: 5 }, { key: "c", requestsPerMinute: 5, tokensPerMinute: 100 }];
  await using server = await open(registry, { apiKeys, requestsPerMinute: 9, rateLimitStore });
  expect(made).toEqual([
    { keyPrefix: "thinkagain-requests-9", points: 9, duration: 60 },
    { keyPrefix: "thinkagain-requests-5", points: 5, duration: 60 },
    { keyPrefix: "thinkagain-tokens-100", points: 100, duration: 60 },
  ]);
  expect(await remaining(server.post(CHAT, ask("echo"), bearer("c")), "requests")).toBe(4);
});

const failures: [string, () => Promise<void>][] = [
  ["fails", () => Promise.reject(new Error("connect ECONNREFUSED"))],
  ["throws nonsense", () => Promise.reject(null)],
  ["never answers", () => new Promise(() => undefined)],
];

test.each(failures)(
  "a store that %s lets requests pass, and the log tells of it without a line for each",
  async (_how, behave) => {
    const warnings: [object, string][] = [];
    const warn = (fields: object, message: string) => void warnings.push([fields, message]);
    const logger = { info: () => undefined, warn, error: () => undefined };
    const { rateLimitStore } = createStore(behave);
    const options: ServeOptions = { requestsPerMinute: 1, tokensPerMinute: 1000, rateLimitStore, logger };
    await using server = await open(registry, options);
    const all = await Promise.all(Array.from({ length: 20 }, () => server.post(CHAT, ask("echo"))));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(limits(all[0]?.headers ?? new Headers())).toEqual({});
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.length).toBeLessThan(10);
    expect(warnings[0]?.[1]).toBe("the store of the rate limits fails; requests pass without being counted");
  },
);

test("a store that is back counts again, also where the log fails too", async () => {
  let isDown = true;
  const { rateLimitStore } = createStore(() => (isDown ? Promise.reject(new Error("down")) : Promise.resolve()));
  const warn = () => {
    throw new Error("the log is full");
  };
  await using server = await open(registry, { requestsPerMinute: 1, rateLimitStore, logger: { ...quiet, warn } });
  const status = async () => (await server.post(CHAT, ask("echo"))).status;
  expect([await status(), await status()]).toEqual([200, 200]);
  isDown = false;
  await expect.poll(status, { timeout: 5000 }).toBe(429);
});

test("the official client sees a RateLimitError with all that it says, and comes back when it is told to", async () => {
  const { rateLimitStore } = createStore(undefined, () => 1);
  await using served = await connect(registry, { requestsPerMinute: 1, rateLimitStore }, { maxRetries: 0 });
  const create = (client: OpenAI) =>
    client.chat.completions.create({ model: "echo", messages: [{ role: "user", content: "Hi" }] });
  const { response } = await create(served.client).withResponse();
  expect(response.headers.get("x-ratelimit-remaining-requests")).toBe("0");
  const failure = await create(served.client).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(RateLimitError);
  expect(failure).toMatchObject({ status: 429, code: "rate_limit_exceeded", type: "requests", param: null });
  expect((failure as RateLimitError).headers?.get("x-ratelimit-limit-requests")).toBe("1");
  const patient = new OpenAI({ baseURL: `${served.url}/v1`, apiKey: "key", maxRetries: 1 });
  expect((await create(patient)).choices[0]?.message.content).toBe("Hi");
});

test("a browser of a known origin may read the limits", async () => {
  await using server = await open(registry, { corsOrigins: ["https://a.example"], requestsPerMinute: 1 });
  const headers = { origin: "https://a.example" };
  for (const status of [200, 429]) {
    const response = await server.post(CHAT, ask("echo"), { headers });
    expect(response.status).toBe(status);
    const exposed = response.headers.get("access-control-expose-headers")?.split(", ") ?? [];
    const told = [...response.headers.keys()].filter((name) =>
      /^x-ratelimit|^retry-after|^openai-|^server-/.test(name),
    );
    expect(exposed).toEqual(expect.arrayContaining(told));
  }
});
