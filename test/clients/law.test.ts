import * as fc from "fast-check";
import { APIError } from "openai";
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { expect, test } from "vitest";
import { GraphRegistry } from "@thinkagain/serve";
import { connect } from "../support/client.ts";
import { generatedNodes, toGeneratedGraph } from "../support/generated-graph.ts";

type Asked = Partial<Omit<ChatCompletionCreateParamsNonStreaming, "stream">>;

const functions = ["f", "g"].map((name) => ({ type: "function" as const, function: { name } }));
const customs = ["f", "g"].map((name) => ({ type: "custom" as const, custom: { name } }));
const limits = fc.record(
  {
    n: fc.integer({ min: 1, max: 3 }),
    stop: fc.constantFrom<string | string[]>("STOP", [" two", "\n"], "1"),
    max_completion_tokens: fc.integer({ min: 1, max: 12 }),
    parallel_tool_calls: fc.boolean(),
    logprobs: fc.boolean(),
  },
  { requiredKeys: [] },
);
const tools = fc.constantFrom<Asked>(
  {},
  { tools: functions },
  { tools: customs },
  { tools: functions, tool_choice: "required" },
  { tools: functions, tool_choice: { type: "function", function: { name: "f" } } },
  { functions: functions.map((one) => one.function) },
);
const outcome = (completion: Promise<ChatCompletion>) =>
  completion.then(
    ({ choices, usage }) => ({
      choices: choices
        .map(({ index, finish_reason, message }) => ({ index, finish_reason, message: toSaid(message) }))
        .sort((one, other) => one.index - other.index),
      usage,
    }),
    (cause: unknown) => {
      if (!(cause instanceof APIError)) throw cause;
      return { error: { code: cause.code, type: cause.type, param: cause.param } };
    },
  );

/**
 * What a message says, without what only one form has: parsed content, empty lists, numbers of calls, ids that the server made up,
 * and annotations beside a function_call, which the accumulator drops.
 */
function toSaid({ annotations, tool_calls, ...message }: ChatCompletion["choices"][number]["message"]): object {
  const cited = annotations?.length && !message.function_call ? annotations : undefined;
  const said = { ...message, parsed: undefined, annotations: cited };
  const calls = tool_calls?.map(({ id, ...call }) => ({
    ...call,
    index: undefined,
    id: /^call_[\da-f]{32}$/.test(id) ? "made up" : id,
  }));
  return JSON.parse(JSON.stringify({ ...said, tool_calls: calls })) as object;
}

/** The accumulator keeps the last piece of a field that OpenAI does not have; its sum is put in its place. */
async function withReasoning(
  completion: Promise<ChatCompletion>,
  reasoning: ReadonlyMap<number, string>,
): Promise<ChatCompletion> {
  const folded = await completion;
  for (const { index, message } of folded.choices)
    if (reasoning.has(index)) Object.assign(message, { reasoning_content: reasoning.get(index) });
  return folded;
}

test("the law: a stream folded by the official client is the answer in one piece, whatever the graph and the request", async () => {
  const registry = new GraphRegistry();
  await using served = await connect(registry, {}, { maxRetries: 0 });
  const { completions } = served.client.chat;
  const seen = new Set<string>();
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(generatedNodes, limits, tools, fc.boolean(), async (nodes, limit, more, showsStatus) => {
      const model = `generated-${serial++}`;
      registry.register(model, toGeneratedGraph(nodes));
      const body = { model, messages: [{ role: "user" as const, content: "Hello" }], seed: 0, ...limit, ...more };
      const headers = { "x-include-status": String(showsStatus) };
      const whole = await outcome(completions.create(body));
      const stream = completions.stream({ ...body, stream_options: { include_usage: true } }, { headers });
      const reasoning = new Map<number, string>();
      stream.on("chunk", ({ choices: [choice] }) => {
        const { reasoning_content: piece = "" } = (choice?.delta ?? {}) as { reasoning_content?: string };
        if (choice && piece !== "") reasoning.set(choice.index, (reasoning.get(choice.index) ?? "") + piece);
      });
      const folded = await outcome(withReasoning(stream.finalChatCompletion(), reasoning));
      expect(folded).toEqual(whole);
      if ("error" in whole) seen.add("error");
      else for (const { finish_reason } of whole.choices) seen.add(`${whole.choices.length} ${finish_reason}`);
      registry.unregister(model);
    }),
    { numRuns: 300 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining(["1 stop", "1 length", "1 tool_calls", "3 stop", "3 length", "error"]),
  );
});
