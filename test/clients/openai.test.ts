import OpenAI, { AuthenticationError, BadRequestError, InternalServerError, NotFoundError } from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { open, type TestServer } from "../support/server.ts";

let server: TestServer;
let client: OpenAI;
const messages = [{ role: "user" as const, content: "one two three" }];

beforeAll(async () => {
  server = await open(probes(), { apiKeys: ["key"] });
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "key" });
});
afterAll(() => server.close());

test("create returns the graph's answer with its usage and the request's id", async () => {
  const completion = await client.chat.completions.create({ model: "echo", messages });
  expect(completion.choices[0]?.message).toEqual({
    role: "assistant",
    content: "You said: one two three",
    refusal: null,
    annotations: [],
  });
  expect(completion.usage?.completion_tokens).toBe(6);
  expect(completion._request_id).toMatch(/^req_/);
});

test("create with stream yields the same text in pieces", async () => {
  const stream = await client.chat.completions.create({ model: "words", messages, stream: true });
  const pieces: string[] = [];
  for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? "");
  expect(pieces.filter(Boolean)).toEqual(["one ", "two ", "three "]);
});

test("the stream helper folds to what create returns", async () => {
  const folded = await client.chat.completions.stream({ model: "words", messages }).finalChatCompletion();
  const whole = await client.chat.completions.create({ model: "words", messages });
  expect(folded.choices[0]?.message.content).toBe(whole.choices[0]?.message.content);
  expect(folded.choices[0]?.finish_reason).toBe("stop");
});

test("models are listed and retrieved, also one whose name has a slash", async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  expect(ids).toContain("org/team:v1 x");
  expect((await client.models.retrieve("org/team:v1 x")).id).toBe("org/team:v1 x");
});

test("errors arrive as the client's own classes, with code, param and request id", async () => {
  const unknown = client.chat.completions.create({ model: "gpt-9", messages });
  await expect(unknown).rejects.toThrow(NotFoundError);
  await expect(unknown).rejects.toMatchObject({
    code: "model_not_found",
    type: "invalid_request_error",
    requestID: expect.stringMatching(/^req_/) as unknown,
  });
  const bad = client.chat.completions.create({ model: "echo", messages: [{ role: "nobody" as "user", content: "x" }] });
  await expect(bad).rejects.toThrow(BadRequestError);
  await expect(bad).rejects.toMatchObject({ param: "messages[0].role" });
  await expect(new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "wrong" }).models.list()).rejects.toThrow(
    AuthenticationError,
  );
});

test("a graph that fails is run once: the client is told not to retry", async () => {
  let runs = 0;
  const registry = probes().register("counted", () => {
    runs++;
    throw new Error("secret detail");
  });
  await using failing = await open(registry);
  const failed = new OpenAI({ baseURL: `${failing.url}/v1`, apiKey: "none" }).chat.completions.create({
    model: "counted",
    messages,
  });
  await expect(failed).rejects.toThrow(InternalServerError);
  expect(runs).toBe(1);
});

test("a failure in mid-stream is an error of the client, never a short answer", async () => {
  const stream = await client.chat.completions.create({ model: "fails-later", messages, stream: true });
  const read = async () => {
    for await (const chunk of stream) expect(chunk.choices[0]?.finish_reason).toBeNull();
  };
  await expect(read()).rejects.toMatchObject({ code: "graph_error", type: "server_error" });
});

test.each([true, false])("aborting the client aborts the run (stream: %s)", async (stream) => {
  const started = Promise.withResolvers<AbortSignal>();
  const registry = probes().register("waits", async function* (ctx) {
    yield "first";
    started.resolve(ctx.signal);
    await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
  });
  await using waiting = await open(registry);
  const controller = new AbortController();
  const asked = new OpenAI({ baseURL: `${waiting.url}/v1`, apiKey: "none" }).chat.completions.create(
    { model: "waits", messages, stream },
    { signal: controller.signal },
  );
  const outcome = asked.then(async (answer) => {
    if (Symbol.asyncIterator in answer) for await (const _ of answer);
  });
  outcome.catch(() => undefined);
  const signal = await started.promise;
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
  controller.abort();
  await aborted;
  await outcome.catch(() => undefined);
});
