import { describe, expect, test } from "vitest";
import { ApiError, checkRequest, type ChatRequest, type RequestRules } from "../../src/wire/index.ts";

type Body = Partial<ChatRequest> & Record<string, unknown>;

const request = (body: Body): ChatRequest => ({ messages: [{ role: "user", content: "Hello" }], ...body });

function refusal(body: Body, rules?: RequestRules): ApiError | undefined {
  try {
    checkRequest(request(body), rules);
    return undefined;
  } catch (cause) {
    expect(ApiError.is(cause)).toBe(true);
    expect(cause).toMatchObject({ status: 400, body: { error: { type: "invalid_request_error" } } });
    return cause as ApiError;
  }
}

const tool = (name: string, more: object = {}) => ({ type: "function" as const, function: { name, ...more } });
const custom = (name: string) => ({ type: "custom" as const, custom: { name } });
const user = { role: "user" as const, content: "Hello" };
const asks = (...ids: string[]) => ({
  role: "assistant" as const,
  tool_calls: ids.map((id) => ({ id, type: "function" as const, function: { name: "f", arguments: "{}" } })),
});
const result = (tool_call_id: string) => ({ role: "tool" as const, tool_call_id, content: "1" });

describe("a sound request passes", () => {
  test.each<[string, Body]>([
    ["nothing but a message", {}],
    ["nulls", { stream_options: null, metadata: null, logprobs: null, top_logprobs: null, n: null, stop: null }],
    ["a tool result after its call", { messages: [user, asks("a", "b"), result("b"), result("a"), user] }],
    [
      "tool calls that are null or empty",
      {
        messages: [
          user,
          { role: "assistant", content: "x", tool_calls: null },
          { role: "assistant", content: "x", tool_calls: [] },
        ],
      },
    ],
    [
      "a choice among its tools",
      { tools: [tool("f"), custom("g")], tool_choice: { type: "custom", custom: { name: "g" } } },
    ],
    ["none without tools", { tool_choice: "none" }],
    ["unknown fields", { enable_thinking: true }],
    [
      "metadata at its limits",
      {
        metadata: Object.fromEntries(
          Array.from({ length: 16 }, (_, at) => [String(at).padEnd(64, "k"), "v".repeat(512)]),
        ),
      },
    ],
  ])("%s", (_name, body) => {
    expect(refusal(body)).toBeUndefined();
  });
});

describe("what needs something else, or must follow it, is refused with its param", () => {
  test.each<[string, Body, string, string | null]>([
    ["stream_options without stream", { stream_options: { include_usage: true } }, "stream_options", null],
    ["top_logprobs without logprobs", { top_logprobs: 2 }, "top_logprobs", null],
    [
      "too many metadata",
      { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [at, "x"])) },
      "metadata",
      "object_above_max_properties",
    ],
    ["a long metadata key", { metadata: { ["k".repeat(65)]: "x" } }, "metadata", "string_above_max_length"],
    ["a long metadata value", { metadata: { key: "v".repeat(513) } }, "metadata.key", "string_above_max_length"],
    ["a tool result without a call", { messages: [user, result("a")] }, "messages[1].role", null],
    [
      "a tool result after an answer",
      { messages: [user, asks("a"), result("a"), user, result("a")] },
      "messages[4].role",
      null,
    ],
    [
      "a tool result of an unknown call",
      { messages: [user, asks("a"), result("b")] },
      "messages[2].tool_call_id",
      null,
    ],
    [
      "a call without its result",
      { messages: [user, asks("a", "b"), result("a"), user] },
      "messages[1].tool_calls",
      null,
    ],
    ["a call at the end", { messages: [user, asks("a")] }, "messages[1].tool_calls", null],
    [
      "two tools of one name",
      { tools: [tool("f"), custom("g"), custom("f")] },
      "tools[2].custom.name",
      "invalid_value",
    ],
    ["two functions of one name", { functions: [{ name: "f" }, { name: "f" }] }, "functions[1].name", "invalid_value"],
    ["tools and functions", { tools: [tool("f")], functions: [{ name: "f" }] }, "functions", null],
    ["tool_choice without tools", { tool_choice: "auto" }, "tool_choice", null],
    [
      "tool_choice of another tool",
      { tools: [tool("f")], tool_choice: { type: "function", function: { name: "g" } } },
      "tool_choice.function.name",
      "invalid_value",
    ],
    [
      "tool_choice of another kind",
      { tools: [tool("f")], tool_choice: { type: "custom", custom: { name: "f" } } },
      "tool_choice.custom.name",
      "invalid_value",
    ],
    [
      "allowed_tools of another tool",
      {
        tools: [tool("f")],
        tool_choice: { type: "allowed_tools", allowed_tools: { mode: "auto", tools: [tool("f"), tool("g")] } },
      },
      "tool_choice.allowed_tools.tools[1]",
      "invalid_value",
    ],
    ["function_call without functions", { function_call: "auto" }, "function_call", null],
    [
      "function_call of another function",
      { functions: [{ name: "f" }], function_call: { name: "g" } },
      "function_call.name",
      "invalid_value",
    ],
    [
      "a strict function with an open schema",
      { tools: [tool("f", { strict: true, parameters: { type: "object" } })] },
      "tools[0].function.parameters",
      "invalid_function_parameters",
    ],
    [
      "a schema that the strict subset refuses",
      {
        response_format: {
          type: "json_schema",
          json_schema: { name: "s", strict: true, schema: { type: "object", properties: { a: { type: "string" } } } },
        },
      },
      "response_format.json_schema.schema",
      "invalid_json_schema",
    ],
  ])("%s", (_name, body, param, code) => {
    expect(refusal(body)?.body.error).toMatchObject({ param, code });
  });

  test("a schema fault names its place", () => {
    const schema = { type: "object", properties: { a: { type: "strin" } } };
    expect(refusal({ response_format: { type: "json_schema", json_schema: { name: "s", schema } } })?.message).toBe(
      "Invalid schema for response_format 's': In context=('properties', 'a'), 'type' must be a JSON type, or several in an array.",
    );
  });
});

describe("rules of the server", () => {
  test("n has a cap", () => {
    expect(refusal({ n: 9 }, { limits: { n: 8 } })?.body.error).toMatchObject({
      param: "n",
      code: "integer_above_max_value",
    });
    expect(refusal({ n: 8 }, { limits: { n: 8 } })).toBeUndefined();
  });

  test("strict refuses unknown fields in OpenAI's words", () => {
    expect(refusal({ enable_thinking: true }, { strict: true })?.body.error).toEqual({
      message: "Unrecognized request argument supplied: enable_thinking",
      type: "invalid_request_error",
      param: null,
      code: null,
    });
  });
});

describe("what a graph does not support is refused", () => {
  const image = { type: "image_url" as const, image_url: { url: "https://example.org/a.png" } };
  const sound = { type: "input_audio" as const, input_audio: { data: "AA", format: "wav" as const } };
  const file = { type: "file" as const, file: { file_id: "f" } };
  const saying = (...content: (typeof image | typeof sound | typeof file)[]) => ({
    messages: [user, { role: "user" as const, content }],
  });
  test.each<[string, Body, string]>([
    ["streaming", { stream: true }, "stream"],
    ["tools", { tools: [tool("f")] }, "tools"],
    ["tools", { functions: [{ name: "f" }] }, "functions"],
    ["vision", saying(image), "messages[1].content[0].type"],
    ["audio", saying(image, sound), "messages[1].content[1].type"],
    ["audio", { modalities: ["text", "audio"] }, "modalities"],
    ["audio", { audio: { voice: "a", format: "mp3" } }, "audio"],
    ["files", saying(file), "messages[1].content[0].type"],
    ["json_object", { response_format: { type: "json_object" } }, "response_format.type"],
    ["json_schema", { response_format: { type: "json_schema", json_schema: { name: "s" } } }, "response_format.type"],
    ["logprobs", { logprobs: true }, "logprobs"],
    ["n", { n: 2 }, "n"],
    ["reasoning", { reasoning_effort: "low" }, "reasoning_effort"],
    ["temperature", { temperature: 0 }, "temperature"],
  ])("%s", (capability, body, param) => {
    const error = refusal(body, { supports: { [capability]: false } })?.body.error;
    expect(error).toMatchObject({ param, code: "unsupported_parameter" });
    expect(refusal(body, { supports: { [capability]: true } })).toBeUndefined();
    expect(refusal({ n: 1, stream: false, logprobs: false }, { supports: { [capability]: false } })).toBeUndefined();
  });
});
