import {
  APIConnectionError,
  APIError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { expect, test } from "vitest";
import { ApiError, GraphRegistry } from "@thinkagain/serve";
import { connect } from "../support/client.ts";
import { probes } from "../support/probes.ts";

const messages = [{ role: "user" as const, content: "Hello" }];

test.each([
  [400, BadRequestError],
  [401, AuthenticationError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [429, RateLimitError],
  [500, InternalServerError],
  [502, InternalServerError],
  [503, InternalServerError],
])("a worker's ApiError %i is the client's own class in both forms, with all that it says", async (status, type) => {
  const registry = new GraphRegistry().register("fails", () => {
    throw new ApiError(status, "some_type", "Read this.", { code: "some_code", param: "some.param" });
  });
  await using served = await connect(registry);
  for (const stream of [false, true]) {
    const asked = served.client.chat.completions.create({ model: "fails", messages, stream });
    await expect(asked).rejects.toThrow(type);
    await expect(asked).rejects.toMatchObject({
      status,
      type: "some_type",
      code: "some_code",
      param: "some.param",
      message: `${status} Read this.`,
      requestID: expect.stringMatching(/^req_[0-9a-f]{32}$/) as unknown,
    });
  }
});

test.each([
  ["a model that does not exist", { model: "gpt-9" }, NotFoundError, "model_not_found", null],
  ["no messages", { messages: [] }, BadRequestError, "empty_array", "messages"],
  ["a number out of range", { temperature: 2.5 }, BadRequestError, "decimal_above_max_value", "temperature"],
  ["a whole number where decimals go", { temperature: 3 }, BadRequestError, "decimal_above_max_value", "temperature"],
  ["a whole number out of range", { n: 0 }, BadRequestError, "integer_below_min_value", "n"],
  ["a wrong type", { max_tokens: "5" as unknown as number }, BadRequestError, "invalid_type", "max_tokens"],
  [
    "a part without its type",
    { messages: [{ role: "user" as const, content: [{ text: "x" } as never] }] },
    BadRequestError,
    "missing_required_parameter",
    "messages[0].content[0].type",
  ],
])("%s is told with code and param", async (_what, more, type, code, param) => {
  await using served = await connect(probes());
  const asked = served.client.chat.completions.create({ model: "echo", messages, ...more });
  await expect(asked).rejects.toThrow(type);
  await expect(asked).rejects.toMatchObject({ code, param, type: "invalid_request_error" });
});

test.each([
  [{ n: "2" }, "Invalid type for 'n': expected an integer, but got a string instead."],
  [{ stop: 5 }, "Invalid type for 'stop': expected one of a string or an array, but got an integer instead."],
  [
    { messages: [{ role: "assistant", content: 5 }] },
    "Invalid type for 'messages[0].content': expected one of a string, an array, or null, but got an integer instead.",
  ],
])("%j is told what may stand there, null only where it means something", async (more, message) => {
  await using served = await connect(probes());
  const asked = served.client.chat.completions.create({ model: "echo", messages, ...(more as object) });
  await expect(asked).rejects.toMatchObject({ status: 400, message: `400 ${message}` });
});

test("a stop may be 4,096 characters long and not one more, alone or in a list", async () => {
  await using served = await connect(probes());
  const ask = (stop: string | string[]) => served.client.chat.completions.create({ model: "echo", messages, stop });
  await ask(["x".repeat(4096)]);
  for (const stop of ["x".repeat(4097), ["a", "x".repeat(4097)]]) {
    await expect(ask(stop)).rejects.toMatchObject({ status: 400, param: expect.stringMatching(/^stop/) as unknown });
  }
});

test("stream_options without stream are refused as OpenAI refuses them", async () => {
  await using served = await connect(probes());
  const asked = { model: "echo", messages, stream_options: { include_usage: true } };
  await expect(served.client.chat.completions.create(asked)).rejects.toMatchObject({
    status: 400,
    param: "stream_options",
  });
});

test("a wrong key is an AuthenticationError", async () => {
  await using served = await connect(probes(), { apiKeys: ["right"] });
  const asked = served.client.chat.completions.create({ model: "echo", messages });
  await expect(asked).rejects.toThrow(AuthenticationError);
  await expect(asked).rejects.toMatchObject({ code: "invalid_api_key" });
});

test("a failure in mid-stream is an APIError without a status, in the loop and in the helper, after the text that came", async () => {
  await using served = await connect(probes());
  const failure = { status: undefined, code: "graph_error", type: "server_error", param: null };
  let content = "";
  const read = async () => {
    const asked = { model: "fails-later", messages, stream: true as const };
    for await (const chunk of await served.client.chat.completions.create(asked)) {
      content += chunk.choices[0]?.delta.content ?? "";
      expect(chunk.choices[0]?.finish_reason).toBeNull();
    }
  };
  await expect(read()).rejects.toThrow(APIError);
  expect(content).toBe("It began well");
  await expect(read()).rejects.toMatchObject(failure);
  const helper = served.client.chat.completions.stream({ model: "fails-later", messages });
  await expect(helper.finalChatCompletion()).rejects.toThrow(APIError);
});

test("the client asks again only where a graph is idempotent, and waits as long as it is told", async () => {
  let runs = 0;
  const busy = () => {
    runs++;
    if (runs < 3) throw new ApiError(503, "server_error", "Later.", { headers: { "retry-after-ms": "5" } });
    return "Now.";
  };
  const registry = new GraphRegistry().register("once", busy).register("again", busy, { idempotent: true });
  await using served = await connect(registry);
  await expect(served.client.chat.completions.create({ model: "once", messages })).rejects.toThrow(InternalServerError);
  expect(runs).toBe(1);
  runs = 0;
  const { choices } = await served.client.chat.completions.create({ model: "again", messages });
  expect([choices[0]?.message.content, runs]).toEqual(["Now.", 3]);
});

test("endpoints that are not here are a NotFoundError that names what there is", async () => {
  await using served = await connect(probes());
  const { client } = served;
  for (const asked of [
    client.embeddings.create({ model: "echo", input: "x" }),
    client.completions.create({ model: "echo", prompt: "x" }),
    client.responses.create({ model: "echo", input: "x" }),
  ]) {
    await expect(asked).rejects.toThrow(NotFoundError);
    await expect(asked).rejects.toThrow("POST /v1/chat/completions");
  }
});

test("a model cannot be deleted, and the answer says so", async () => {
  await using served = await connect(probes());
  await expect(served.client.models.delete("echo")).rejects.toMatchObject({ status: 405, code: "method_not_allowed" });
});

test("a server that is gone is an APIConnectionError", async () => {
  const served = await connect(probes(), {}, { maxRetries: 0 });
  await served[Symbol.asyncDispose]();
  await expect(served.client.models.list()).rejects.toThrow(APIConnectionError);
});
