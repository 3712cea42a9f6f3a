import { HttpResponse } from "msw";
import { setupServer } from "msw/node";
import OpenAI, { RateLimitError } from "openai";
import { afterAll, afterEach, beforeAll, expect, expectTypeOf, test } from "vitest";
import { handlers, mock } from "../../generated/msw.ts";
import type { CreateChatCompletionRequest, CreateChatCompletionStreamResponse } from "../../generated/types.ts";

const server = setupServer(...handlers());
let client: OpenAI;
beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
  // The client keeps the fetch that it finds when it is made.
  client = new OpenAI({ baseURL: "http://localhost:8000/v1", apiKey: "unused", maxRetries: 0 });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const messages = [{ role: "user" as const, content: "How do I register a graph?" }];

const chunk = (
  delta: CreateChatCompletionStreamResponse["choices"][number]["delta"],
  finish_reason: "stop" | null = null,
): CreateChatCompletionStreamResponse => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "mine",
  choices: [{ index: 0, delta, finish_reason }],
});

test("without resolvers every operation answers with the example of the contract", async () => {
  const completion = await client.chat.completions.create({ model: "docs-qa", messages });
  expect(completion.choices[0]?.message.content).toBe('Call `registry.register("my-model", graph)`.');
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["demo", "docs-qa"]);
  expect((await client.models.retrieve("acme/docs:v2")).object).toBe("model");
  for (const path of ["/", "/health", "/health/ready"])
    expect((await fetch(`http://localhost:8000${path}`)).status).toBe(200);
  const metrics = await fetch("http://localhost:8000/metrics");
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  expect(await metrics.text()).toMatch(/^# HELP thinkagain_/);
});

test("a request for a stream is answered with the stream of the contract", async () => {
  const stream = client.chat.completions.stream({ model: "docs-qa", messages });
  expect(await stream.finalContent()).toBe('Call `registry.register("my-model", graph)`.');
  expect((await stream.finalChatCompletion()).choices[0]?.finish_reason).toBe("stop");
});

test("a resolver sees the request and answers in its place, typed by the contract", async () => {
  server.use(
    mock.retrieveModel(({ path }) => ({ id: path.model, object: "model", created: 1, owned_by: "me" })),
    mock.createChatCompletion(({ body }) => {
      expectTypeOf(body).toEqualTypeOf<CreateChatCompletionRequest>();
      return (async function* () {
        yield chunk({ role: "assistant", content: "" });
        yield chunk({ content: `${body.messages.length} message` });
        yield chunk({}, "stop");
      })();
    }),
  );
  expect((await client.models.retrieve("acme/docs:v2")).id).toBe("acme/docs:v2");
  expect(await client.chat.completions.stream({ model: "mine", messages }).finalContent()).toBe("1 message");
});

test("a wrong answer does not compile", () => {
  // @ts-expect-error: a model has an id
  mock.retrieveModel(() => ({ object: "model", created: 1, owned_by: "me" }));
  // @ts-expect-error: the list of models is no stream
  mock.listModels(() => [chunk({})]);
  expectTypeOf(mock).toHaveProperty("getHealth");
});

test("a stream that breaks ends with its error, as the server's would", async () => {
  server.use(
    mock.createChatCompletion(() => [
      chunk({ role: "assistant", content: "Hal" }),
      { error: { message: "The graph failed.", type: "server_error", param: null, code: "graph_error" } },
    ]),
  );
  const stream = client.chat.completions.stream({ model: "mine", messages });
  await expect(stream.finalContent()).rejects.toMatchObject({ code: "graph_error" });
});

test("any Response may be given, such as an error", async () => {
  const error = { message: "The server is busy.", type: "requests", param: null, code: "rate_limit_exceeded" };
  server.use(...handlers({ createChatCompletion: () => HttpResponse.json({ error }, { status: 429 }) }));
  await expect(client.chat.completions.create({ model: "mine", messages })).rejects.toBeInstanceOf(RateLimitError);
});

test("a client that leaves the stream closes the resolver's generator", async () => {
  let closed = false;
  server.use(
    mock.createChatCompletion(async function* () {
      try {
        for (;;) yield chunk({ content: "more " });
      } finally {
        closed = true;
      }
    }),
  );
  for await (const _chunk of await client.chat.completions.create({ model: "mine", messages, stream: true })) break;
  await expect.poll(() => closed).toBe(true);
});

test("the mocked server may stand elsewhere", async () => {
  server.use(...handlers({ baseURL: "https://graphs.example/ai/" }));
  const elsewhere = new OpenAI({ baseURL: "https://graphs.example/ai/v1", apiKey: "unused", maxRetries: 0 });
  expect((await elsewhere.models.list()).object).toBe("list");
});
