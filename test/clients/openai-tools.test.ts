import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { zodFunction } from "openai/helpers/zod";
import { z } from "zod";
import { connect, type Connection } from "../support/client.ts";

const messages = [{ role: "user" as const, content: "How is the weather in Oslo and Bergen?" }];
const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
const shell = { type: "custom" as const, custom: { name: "shell" } };

/** Asks for the weather of two cities, one call in fragments and one whole, and tells what it was told. */
async function* forecast(ctx: ChatContext) {
  const results = ctx.messages.filter((message) => message.role === "tool");
  if (results.length > 0) {
    yield results.map((result) => ctx.text(result)).join(" and ");
    return;
  }
  yield { tool_calls: [{ id: "call_oslo", function: { name: "weather", arguments: '{"city":' } }] };
  yield { tool_calls: [{ function: { arguments: '"Oslo"}' } }] };
  yield { tool_calls: [{ function: { name: "weather", arguments: { city: "Bergen" } } }] };
}

let connection: Connection;
let client: Connection["client"];

beforeAll(async () => {
  const registry = new GraphRegistry()
    .register("forecast", forecast)
    .register("forecast-in-one", (ctx: ChatContext) => {
      const last = ctx.messages.at(-1);
      if (last?.role === "tool" || last?.role === "function") return `It is ${JSON.stringify(last.content)}.`;
      ctx.tool_calls = [{ type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } }];
      return undefined;
    })
    .register("shell", async function* () {
      yield { tool_calls: [{ custom: { name: "shell", input: "ls " } }] };
      yield { tool_calls: [{ custom: { input: "-l" } }] };
    })
    .register("talks", () => "Let us talk.")
    .register("told", (ctx: ChatContext) => JSON.stringify([ctx.tools?.length, ctx.tool_choice]));
  connection = await connect(registry);
  ({ client } = connection);
});
afterAll(() => connection[Symbol.asyncDispose]());

test("calls are the same in both forms: dense, with ids, and arguments as JSON text", async () => {
  const asked = { model: "forecast", messages, tools: [weather] };
  const whole = (await client.chat.completions.create(asked)).choices[0]!;
  expect(whole.finish_reason).toBe("tool_calls");
  expect(whole.message).toMatchObject({
    content: null,
    tool_calls: [
      { id: "call_oslo", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } },
      {
        id: expect.stringMatching(/^call_\w+$/) as unknown,
        type: "function",
        function: { name: "weather", arguments: '{"city":"Bergen"}' },
      },
    ],
  });
  const folded = (await client.chat.completions.stream(asked).finalChatCompletion()).choices[0]!;
  expect(folded.finish_reason).toBe("tool_calls");
  expect(folded.message.tool_calls?.map((call) => call.type === "function" && call.function.arguments)).toEqual([
    '{"city":"Oslo"}',
    '{"city":"Bergen"}',
  ]);
});

test.each(["forecast", "forecast-in-one"])(
  "runTools runs two rounds: the results reach the graph (%s)",
  async (model) => {
    const asked: string[] = [];
    const runner = client.chat.completions.runTools({
      model,
      messages,
      tools: [
        zodFunction({
          name: "weather",
          parameters: z.object({ city: z.string() }),
          function: ({ city }) => {
            asked.push(city);
            return `${city}: rain`;
          },
        }),
      ],
    });
    const answer = await runner.finalContent();
    expect(asked).toEqual(model === "forecast" ? ["Oslo", "Bergen"] : ["Oslo"]);
    for (const city of asked) expect(answer).toContain(`${city}: rain`);
    const rounds = runner.allChatCompletions();
    expect(rounds.map(({ choices }) => choices[0]?.finish_reason)).toEqual(["tool_calls", "stop"]);
  },
);

test("runTools runs two rounds over streams as well", async () => {
  const city = z.object({ city: z.string() });
  const runner = client.chat.completions.runTools({
    model: "forecast",
    stream: true,
    messages,
    tools: [zodFunction({ name: "weather", parameters: city, function: (given) => `${given.city}: sun` })],
  });
  expect(await runner.finalContent()).toBe("Oslo: sun and Bergen: sun");
});

test("custom tools are called in both forms, with input instead of arguments", async () => {
  const asked = { model: "shell", messages, tools: [shell] };
  const called = [
    { id: expect.stringMatching(/^call_/) as unknown, type: "custom", custom: { name: "shell", input: "ls -l" } },
  ];
  const whole = await client.chat.completions.create(asked);
  expect(whole.choices[0]).toMatchObject({ finish_reason: "tool_calls", message: { tool_calls: called } });
  const folded = await client.chat.completions.stream(asked).finalChatCompletion();
  expect(folded.choices[0]).toMatchObject({ finish_reason: "tool_calls", message: { tool_calls: called } });
});

test("the deprecated functions are answered as function_call in both forms, and its result reaches the graph", async () => {
  const asked = { model: "forecast-in-one", messages, functions: [weather.function] };
  const whole = (await client.chat.completions.create(asked)).choices[0]!;
  expect(whole.finish_reason).toBe("function_call");
  expect(whole.message).toMatchObject({ function_call: { name: "weather", arguments: '{"city":"Oslo"}' } });
  expect(whole.message).not.toHaveProperty("tool_calls");
  const folded = (await client.chat.completions.stream(asked).finalChatCompletion()).choices[0]!;
  expect(folded.message).toMatchObject({ function_call: whole.message.function_call });
  const result = { role: "function" as const, name: "weather", content: "rain" };
  const next = await client.chat.completions.create({ ...asked, messages: [...messages, whole.message, result] });
  expect(next.choices[0]?.message.content).toBe('It is "rain".');
});

test("tool_choice reaches the graph, and an answer that does not obey it is an error and not a wrong answer", async () => {
  const named = { type: "function" as const, function: { name: "weather" } };
  const told = await client.chat.completions.create({ model: "told", messages, tools: [weather], tool_choice: "auto" });
  expect(told.choices[0]?.message.content).toBe('[1,"auto"]');
  for (const tool_choice of ["required" as const, named]) {
    const asked = { model: "talks", messages, tools: [weather], tool_choice };
    await expect(client.chat.completions.create(asked)).rejects.toMatchObject({ code: "tool_choice_violated" });
    await expect(client.chat.completions.stream(asked).done()).rejects.toMatchObject({ code: "tool_choice_violated" });
  }
  for (const more of [{ tool_choice: "none" as const }, { parallel_tool_calls: false }]) {
    const asked = { model: "forecast", messages, tools: [weather], ...more };
    await expect(client.chat.completions.create(asked)).rejects.toMatchObject({ code: "tool_choice_violated" });
  }
});

test("an answer without calls has no tool_calls, so that it can be sent back", async () => {
  const asked = { model: "talks", messages, tools: [weather] };
  const { message } = (await client.chat.completions.create(asked)).choices[0]!;
  expect(message).not.toHaveProperty("tool_calls");
  for await (const { choices } of await client.chat.completions.create({ ...asked, stream: true }))
    expect(choices[0]?.delta).not.toHaveProperty("tool_calls");
});
