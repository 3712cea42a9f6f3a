import { describe, expect, test } from "vitest";
import type { ChatDelta } from "../../src/graph/index.ts";
import type { ChatRequest } from "../../src/wire/index.ts";
import { chunks, complete, failure, fold, type Asked } from "../support/wire.ts";

const tools: NonNullable<ChatRequest["tools"]> = [
  { type: "function", function: { name: "f" } },
  { type: "function", function: { name: "g" } },
  { type: "custom", custom: { name: "c" } },
];
const call = (name: string): ChatDelta => ({ tool_calls: [{ id: `id_${name}`, function: { name, arguments: "{}" } }] });
const says = (...deltas: (ChatDelta | string)[]) =>
  async function* () {
    yield* deltas;
  };

describe("tool calls", () => {
  test("are made of fragments, dense from 0, with a fresh id where the graph gave none", async () => {
    const step = says(
      { tool_calls: [{ index: 5, function: { name: "f", arguments: '{"a"' } }] },
      { tool_calls: [{ index: 5, function: { arguments: ":1}" } }] },
      { tool_calls: [{ index: 9, id: "mine", type: "custom", custom: { name: "c", input: "free" } }] },
    );
    const expected = [
      { id: "call_1", type: "function", function: { name: "f", arguments: '{"a":1}' } },
      { id: "mine", type: "custom", custom: { name: "c", input: "free" } },
    ];
    const whole = await complete(step);
    expect(whole.choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: { content: null, tool_calls: expected },
    });
    expect(fold(await chunks(step))[0]?.message.tool_calls).toEqual(expected);
  });

  test("that are set at once are streamed in the same form", async () => {
    const [choice] = fold(
      await chunks((ctx) => void (ctx.tool_calls = [{ type: "function", function: { name: "f", arguments: "{}" } }])),
    );
    expect(choice).toMatchObject({
      finish_reason: "tool_calls",
      message: { content: null, tool_calls: [{ id: "call_1" }] },
    });
  });

  test("are left out when there are none", async () => {
    const whole = await complete(() => "text");
    expect(whole.choices[0]?.message).not.toHaveProperty("tool_calls");
    expect(JSON.stringify(await chunks(() => "text"))).not.toContain("tool_calls");
  });

  test("in answer to functions have the old form", async () => {
    const step = says(call("f"));
    const asked: Asked = { functions: [{ name: "f" }], function_call: { name: "f" } };
    expect((await complete(step, asked)).choices[0]).toMatchObject({
      finish_reason: "function_call",
      message: { content: null, function_call: { name: "f", arguments: "{}" } },
    });
    const all = await chunks(step, asked);
    expect(all[0]?.choices[0]?.delta).toEqual({
      role: "assistant",
      content: null,
      function_call: { name: "f", arguments: "" },
      refusal: null,
    });
    expect(fold(all)[0]).toMatchObject({
      finish_reason: "function_call",
      message: { function_call: { name: "f", arguments: "{}" } },
    });
    expect(JSON.stringify(all)).not.toContain("tool_calls");
  });
});

describe("a choice that the graph does not obey is an error", () => {
  const only = (name: string): Asked => ({ tools, tool_choice: { type: "function", function: { name } } });
  const allowed = (mode: "auto" | "required"): Asked => ({
    tools,
    tool_choice: {
      type: "allowed_tools",
      allowed_tools: { mode, tools: [{ type: "function", function: { name: "f" } }] },
    },
  });
  test.each<[string, Asked, (ChatDelta | string)[]]>([
    ["required, no call", { tools, tool_choice: "required" }, ["text"]],
    ["none, a call", { tools, tool_choice: "none" }, [call("f")]],
    ["function_call none alone, a call", { function_call: "none" }, [call("f")]],
    ["named, no call", only("f"), ["text"]],
    ["named, another call", only("f"), [call("g")]],
    ["custom, a function call", { tools, tool_choice: { type: "custom", custom: { name: "c" } } }, [call("c")]],
    ["allowed, another call", allowed("auto"), [call("g")]],
    ["allowed and required, no call", allowed("required"), ["text"]],
    ["no parallel calls, two calls", { tools, parallel_tool_calls: false }, [call("f"), call("g")]],
    ["functions, two calls", { functions: [{ name: "f" }] }, [call("f"), call("g")]],
    [
      "functions, a custom tool",
      { functions: [{ name: "f" }] },
      [{ tool_calls: [{ custom: { name: "f", input: "x" } }] }],
    ],
  ])("%s", async (_name, asked, deltas) => {
    for (const form of [complete, chunks]) {
      expect(await failure(form(says(...deltas), asked))).toMatchObject({
        status: 500,
        headers: { "x-should-retry": "false" },
        body: { error: { code: "tool_choice_violated" } },
      });
    }
  });

  test.each<[string, Asked, (ChatDelta | string)[]]>([
    ["required, a call", { tools, tool_choice: "required" }, [call("f"), call("g")]],
    ["required, refused", { tools, tool_choice: "required" }, [{ refusal: "no" }]],
    ["required, cut by the limit", { tools, tool_choice: "required", max_tokens: 1 }, ["one two three"]],
    ["required, cut by a stop", { tools, tool_choice: "required", stop: "two" }, ["one two three"]],
    ["allowed, no call", allowed("auto"), ["text"]],
    ["auto", { tools, tool_choice: "auto" }, [call("f"), call("g")]],
    ["none, no call", { tools, tool_choice: "none" }, ["text"]],
  ])("but not: %s", async (_name, asked, deltas) => {
    expect((await complete(says(...deltas), asked)).choices).toHaveLength(1);
  });
});
