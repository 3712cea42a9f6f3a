import { inspect } from "node:util";
import { GraphRegistry } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { HttpResponse } from "msw";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";
import { answer, failure } from "./support/asked.ts";
import { BASE, chunk, finish, live, OTHER, refuses, role, says, stream, Upstream } from "./support/upstream.ts";

const upstream = new Upstream();
const model = (more: object = {}) =>
  chatModel({ baseURL: BASE, apiKey: "sk-secret", model: "big", retries: 0, ...more });

/** What a client gets, in the form that it asked for, and proof that nothing of the endpoint is in it. */
async function told(more: object = {}, form: object = {}) {
  await using server = await open(new GraphRegistry().register("chat", model(more)));
  const response = await server.post(CHAT, ask("chat", "Hi", form));
  const text = await response.text();
  const headers = JSON.stringify([...response.headers]);
  for (const secret of ["sk-secret", "secret words", "upstream-header", "big", "models.test"]) {
    expect(text).not.toContain(secret);
    expect(headers).not.toContain(secret);
  }
  return { status: response.status, retryAfter: response.headers.get("retry-after"), text };
}

async function errorOf(more: object = {}, form: object = {}) {
  const { status, retryAfter, text } = await told(more, form);
  const { error } = JSON.parse(text) as {
    error: { message: string; type: string; param: string | null; code: string | null };
  };
  return { ...error, status, retryAfter };
}

describe.each([
  ["whole", {}],
  ["streamed", { stream: true }],
])("before the first token, %s", (_, form) => {
  test.each([401, 403, 404])("an upstream %i is our 502 upstream_error, in our words", async (status) => {
    upstream.replies(refuses(status, { code: "invalid_api_key" }, { "set-cookie": "upstream-header=1" }));
    const error = await errorOf({}, form);
    expect(error).toMatchObject({ status: 502, code: "upstream_error", type: "server_error", param: null });
    expect(error.message).toMatch(/^The model endpoint (?:refused|has no) /);
  });

  test.each([500, 502, 503, 529, 409, 418])("an upstream %i is our 502 upstream_error", async (status) => {
    upstream.replies(refuses(status));
    expect(await errorOf({}, form)).toMatchObject({ status: 502, code: "upstream_error" });
  });

  test("an upstream 429 is our 429 with its retry-after, and no other header of it", async () => {
    const headers = { "retry-after": "17", "x-ratelimit-remaining-requests": "upstream-header" };
    upstream.replies(refuses(429, {}, headers));
    const error = await errorOf({}, form);
    expect(error).toMatchObject({ status: 429, retryAfter: "17", code: "rate_limit_exceeded" });
  });

  test.each([
    [{ "retry-after-ms": "1500" }, "2"],
    [{ "retry-after": "0.2" }, "1"],
    [{ "retry-after": "soon" }, null],
    [{}, null],
  ])("an upstream 429 that says %j tells the client to wait %s s", async (headers, seconds) => {
    upstream.replies(refuses(429, {}, headers));
    expect(await errorOf({}, form)).toMatchObject({ status: 429, retryAfter: seconds });
  });

  test.each([
    [{ code: "context_length_exceeded", message: "This model's maximum context length is 8 tokens." }],
    [{ code: 400, type: "BadRequestError", message: "This model's maximum context length is 8 tokens." }],
    [{ code: 400, type: "exceed_context_size_error", message: "the request exceeds the available context size" }],
  ])(
    "a conversation that is too long stays 400 context_length_exceeded, however the provider says it: %j",
    async (body) => {
      upstream.replies(refuses(400, body));
      const error = await errorOf({}, form);
      expect(error).toMatchObject({ status: 400, code: "context_length_exceeded", type: "invalid_request_error" });
      expect(error.message).toBe(body.message);
    },
  );

  test("what a provider's filter refuses is a 400 content_filter, and no other model is asked", async () => {
    upstream.replies(refuses(400, { code: "content_filter", message: "The prompt was filtered." }));
    expect(await errorOf({ fallbacks: ["small"] }, form)).toMatchObject({ status: 400, code: "content_filter" });
    expect(upstream.asked).toHaveLength(1);
  });

  test("a parameter of the client that the model refuses is a 400 that names it", async () => {
    upstream.replies(refuses(400, { code: "unsupported_value", param: "temperature" }));
    const error = await errorOf({}, { ...form, temperature: 0.3 });
    expect(error).toMatchObject({ status: 400, code: "unsupported_value", param: "temperature" });
  });

  test.each([
    ["by its parameter", 400, { code: "invalid_image_format", param: "messages[0].content[1].image_url" }],
    ["in words alone", 422, { code: "bad_request", message: "Failed to load image" }],
    ["for its size", 413, { code: null, message: "Payload too large" }],
  ])(
    "a message of the client that the model cannot take is a 400 in the provider's words, told %s",
    async (_case, status, said) => {
      const body = { message: "You uploaded an unsupported image.", ...said };
      upstream.replies(refuses(status, body));
      const error = await errorOf({ prompt: "Be brief." }, form);
      expect(error).toMatchObject({
        status: 400,
        type: "invalid_request_error",
        param: "messages",
        code: said.code ?? "invalid_value",
      });
      expect(error.message).toBe(body.message);
    },
  );

  test.each([
    ["a page of a proxy", () => new HttpResponse("<html>secret words</html>", { status: 413 })],
    ["an error that is text", () => HttpResponse.json({ error: "secret words about images" }, { status: 400 })],
  ])("%s that refuses messages is not quoted", async (_case, reply) => {
    upstream.replies(reply());
    const message = "The model endpoint refused the parameter 'messages'.";
    expect(await errorOf({}, form)).toMatchObject({ status: 400, param: "messages", message });
  });

  test("messages that the model refuses are a 502 where the author has written them", async () => {
    upstream.replies(refuses(400, { param: "messages[0].content" }));
    expect(await errorOf({ messages: () => [{ role: "user", content: "?" }] }, form)).toMatchObject({ status: 502 });
  });

  test.each([
    ["is the only one to set it", {}],
    ["has overruled the client's", { temperature: 0.3 }],
  ])("a parameter that the model refuses is a 502 where the author %s", async (_case, more) => {
    upstream.replies(refuses(400, { code: "unsupported_value", param: "temperature" }));
    expect(await errorOf({ params: { temperature: 3 } }, { ...form, ...more })).toMatchObject({ status: 502 });
  });

  test("an endpoint that redirects is a 502: neither key nor conversation go anywhere else", async () => {
    upstream.replies(refuses(307, {}, { location: `${OTHER}/chat/completions` }), stream(says("Hi")));
    expect(await errorOf({}, form)).toMatchObject({ status: 502, code: "upstream_error" });
    expect(upstream.asked).toHaveLength(1);
  });

  test("an endpoint that cannot be reached is a 502 that says so, and not where it is", async () => {
    upstream.replies(HttpResponse.error());
    const error = await errorOf({ baseURL: BASE }, form);
    expect(error).toMatchObject({ status: 502, code: "upstream_error" });
    expect(error.message).toBe("The model endpoint cannot be reached.");
  });

  test.each([
    ["missing", undefined],
    ["one that cannot be sent", "sk-se\ncret"],
  ])("a key that is %s when the model is called is a 502 that says so", async (_case, key) => {
    const error = await errorOf({ apiKey: () => key }, form);
    expect(error).toMatchObject({ status: 502, message: "There is no key for the model endpoint." });
    expect(upstream.asked).toHaveLength(0);
  });

  test.each([
    ["a stream without a frame", () => stream([])],
    [
      "a page of HTML",
      () => new HttpResponse("<html>secret words</html>", { headers: { "content-type": "text/html" } }),
    ],
    ["a frame that is not JSON", () => stream(["{secret words"])],
    ["null", () => stream(["null"])],
    ["a list", () => stream([[1, 2]])],
    ["content that is a number", () => stream([chunk({ content: 5 })])],
    ["calls that are text", () => stream([chunk({ tool_calls: "secret words" })])],
    ["choices that are an object", () => stream([{ choices: {} }])],
    ["an error frame", () => stream([{ error: { message: "secret words", code: "oops" } }])],
    ["a role and then nothing", () => stream([role])],
    ["a whole answer in JSON", () => HttpResponse.json({ choices: [{ message: { content: "secret words" } }] })],
  ])("%s instead of an answer is a 502", async (_name, reply) => {
    upstream.replies(reply());
    expect(await errorOf({}, form)).toMatchObject({ status: 502, code: "upstream_error" });
  });
});

describe("after the first token", () => {
  const cut = () =>
    live(async (send) => {
      send(role);
      send(chunk({ content: "Hel" }));
    });
  const broken = () =>
    live(async (send) => {
      send(chunk({ content: "Hel" }));
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("secret words");
    });
  const garbled = () => stream([chunk({ content: "Hel" }), "{secret words"]);
  const failing = () => stream([chunk({ content: "Hel" }), { error: { message: "secret words", code: null } }]);

  test.each([
    ["ends without a reason", cut],
    ["breaks", broken],
    ["turns to garbage", garbled],
    ["fails", failing],
    ["ends with an error", () => stream([chunk({ content: "Hel" }), finish("error")])],
    ["ends because it was aborted", () => stream([chunk({ content: "Hel" }), finish("abort")])],
  ])("a stream that %s is an error frame, never a whole answer, and no other model is asked", async (_, reply) => {
    upstream.replies(reply, stream(says("again")));
    const { status, text } = await told({ retries: 3, fallbacks: ["small"] }, { stream: true });
    expect(status).toBe(200);
    expect(text).not.toContain("[DONE]");
    const frames = dataOf(text) as { error?: object; choices?: readonly { delta: { content?: string } }[] }[];
    expect(frames.map(({ choices }) => choices?.[0]?.delta.content ?? "").join("")).toBe("Hel");
    expect(frames.at(-1)).toMatchObject({ error: { code: "upstream_error" } });
    expect(upstream.asked).toHaveLength(1);
  });

  test("whole, it is a 502", async () => {
    upstream.replies(cut, stream(says("again")));
    expect(await errorOf({ retries: 3 })).toMatchObject({ status: 502, code: "upstream_error" });
  });

  test("a call whose arguments were cut off is an error, since nobody could make it", async () => {
    const call = { index: 0, id: "a", type: "function", function: { name: "f", arguments: '{"city": "Be' } };
    upstream.replies(stream([chunk({ tool_calls: [call] }), finish("length")]));
    expect(await errorOf()).toMatchObject({ status: 502, code: "upstream_error" });
  });
});

describe("at the end", () => {
  test("an answer that has said why it ends is whole, without usage and without [DONE]", async () => {
    upstream.replies(
      live(async (send) => {
        send(chunk({ content: "Hi" }));
        send(finish("stop"));
      }),
    );
    expect((await answer(model())).response).toBe("Hi");
  });

  test("an answer that has said why it ends is whole, even if the connection breaks after it", async () => {
    upstream.replies(() =>
      live(async (send) => {
        send(chunk({ content: "Hi" }));
        send(finish("stop"));
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new Error("reset");
      }),
    );
    expect((await answer(model())).response).toBe("Hi");
  });
});

describe("trying again", () => {
  const quick = { attempts: 2, backoffMs: 1 };

  test.each([
    ["a 500", () => refuses(500)],
    ["a 429", () => refuses(429)],
    ["a 408", () => refuses(408)],
    ["an unreachable endpoint", () => HttpResponse.error()],
    ["a stream that breaks off before the first token", () => stream([role])],
    ["garbage", () => stream(["{"])],
  ])("%s is tried again, and the client sees the answer only", async (_, reply) => {
    upstream.replies(reply(), reply(), stream(says("Hi")));
    const ctx = await answer(model({ retries: quick }));
    expect(ctx.response).toBe("Hi");
    expect(upstream.asked).toHaveLength(3);
    expect(ctx.history.map(({ message }) => message)).toHaveLength(2);
    expect(ctx.history[0]?.message).toMatch(/^big at models\.test: /);
  });

  test.each([
    ["400", () => refuses(400)],
    ["401", () => refuses(401)],
    ["404", () => refuses(404)],
    ["429 of an empty account", () => refuses(429, { code: "insufficient_quota" })],
    ["500 that says not to", () => refuses(500, {}, { "x-should-retry": "false" })],
    ["429 that says not to", () => refuses(429, {}, { "x-should-retry": "false" })],
    ["429 that wants a longer wait than allowed", () => refuses(429, {}, { "retry-after": "3600" })],
  ])("a %s is not tried again at the same place", async (_, reply) => {
    upstream.replies(reply(), stream(says("Hi")));
    await failure(answer(model({ retries: quick })));
    expect(upstream.asked).toHaveLength(1);
  });

  test("the wait that an endpoint asks for is kept", async () => {
    upstream.replies(refuses(429, {}, { "retry-after-ms": "120" }), stream(says("Hi")));
    const timers = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => timers.mockRestore());
    await answer(model({ retries: quick }));
    expect(timers).toHaveBeenCalledWith(expect.any(Function), 120);
    expect(upstream.asked).toHaveLength(2);
  });

  test("it ends, with the last failure", async () => {
    upstream.replies(refuses(500), refuses(500), refuses(429, {}, { "retry-after": "0" }));
    expect(await failure(answer(model({ retries: quick })))).toMatchObject({ status: 429 });
    expect(upstream.asked).toHaveLength(3);
  });
});

test.each([
  ["in an error", () => refuses(401, { message: "Incorrect API key provided: sk-secret." })],
  ["in another form", () => HttpResponse.json({ error: ["sk-secret"] }, { status: 500 })],
  ["as text", () => new HttpResponse("What is sk-secret?", { status: 403 })],
  ["in mid-stream", () => stream([role, chunk({ content: "Hi" }), { error: { message: "No sk-secret here" } }])],
])("the key is not in the log where an endpoint repeats it %s, and its other words are", async (_case, reply) => {
  upstream.replies(reply());
  const logged = inspect(await failure(answer(model({ apiKey: "sk-secret\n" }))), { depth: 8 });
  expect(logged).not.toContain("sk-secret");
  expect(logged).toContain("***");
});

test.each([
  ["refuses", () => refuses(404)],
  ["cannot be reached", () => HttpResponse.error()],
  ["breaks off", () => stream([role])],
])("the log names model and host of an endpoint that %s, and what it did", async (_case, reply) => {
  upstream.replies(reply());
  expect(await failure(answer(model()))).toMatchObject({
    cause: { message: "big at models.test", cause: expect.any(Error) },
  });
});

describe("fallbacks", () => {
  test("the next model answers, at the same endpoint with the same key", async () => {
    upstream.replies(refuses(404), refuses(404), stream(says("Hi")));
    expect((await answer(model({ fallbacks: ["middle", "small"] }))).response).toBe("Hi");
    expect(upstream.asked.map(({ body }) => body.model)).toEqual(["big", "middle", "small"]);
    expect(upstream.asked.map(({ headers }) => headers.get("authorization"))).toEqual(
      Array(3).fill("Bearer sk-secret"),
    );
  });

  test("another endpoint answers with a key of its own, or with none", async () => {
    const fallbacks = [
      { baseURL: OTHER, apiKey: "sk-other", model: "spare" },
      { baseURL: OTHER, apiKey: false },
    ];
    upstream.replies(refuses(500), refuses(401), stream(says("Hi")));
    expect((await answer(model({ fallbacks, headers: { "x-mine": "1" } }))).response).toBe("Hi");
    expect(upstream.asked.map(({ url }) => new URL(url).host)).toEqual(["models.test", "spare.test", "spare.test"]);
    expect(upstream.asked.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer sk-secret",
      "Bearer sk-other",
      null,
    ]);
    expect(upstream.asked.map(({ headers }) => headers.get("x-mine"))).toEqual(["1", null, null]);
    expect(upstream.asked.map(({ body }) => body.model)).toEqual(["big", "spare", "big"]);
  });

  test("a conversation too long for one model is given to the next", async () => {
    upstream.replies(refuses(400, { code: "context_length_exceeded" }), stream(says("Hi")));
    expect((await answer(model({ fallbacks: ["long"] }))).response).toBe("Hi");
  });
});
