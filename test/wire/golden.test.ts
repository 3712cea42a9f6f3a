import { expect, test } from "vitest";
import type { Step } from "../../src/graph/index.ts";
import { ApiError, DONE, toFrame, type ChatContext } from "../../src/wire/index.ts";
import { stream, type Asked } from "../support/wire.ts";

const hello = async function* () {
  yield "Hello";
  yield " world";
};
const calls = async function* () {
  yield { tool_calls: [{ index: 0, id: "call_a", function: { name: "get_weather", arguments: "" } }] };
  yield { tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] };
  yield { tool_calls: [{ index: 0, function: { arguments: '"Oslo"}' } }] };
  yield { tool_calls: [{ index: 1, id: "call_b", function: { name: "get_time", arguments: "{}" } }] };
};
const usage = { stream_options: { include_usage: true } };
const token = (text: string) => ({ token: text, logprob: -0.5, bytes: [...Buffer.from(text)], top_logprobs: [] });

const forms: Record<string, { readonly step: Step<ChatContext>; readonly asked?: Asked }> = {
  text: { step: hello },
  usage: { step: hello, asked: usage },
  "reported-usage": {
    step: (ctx) => {
      ctx.addUsage({ prompt_tokens: 12, completion_tokens: 3, completion_tokens_details: { reasoning_tokens: 1 } });
      return "Hi";
    },
    asked: usage,
  },
  tools: { step: calls },
  "text-then-tool": {
    step: async function* () {
      yield "Let me look.";
      yield { tool_calls: [{ id: "call_a", type: "custom", custom: { name: "shell", input: "ls" } }] };
    },
  },
  functions: {
    step: async function* () {
      yield { tool_calls: [{ id: "call_a", function: { name: "f", arguments: '{"a":1}' } }] };
    },
    asked: { functions: [{ name: "f" }] },
  },
  refusal: {
    step: async function* () {
      yield { refusal: "I cannot" };
      yield { refusal: " do that." };
    },
  },
  "n-2": { step: hello, asked: { n: 2, ...usage } },
  stop: { step: hello, asked: { stop: "wor" } },
  length: { step: hello, asked: { max_completion_tokens: 1 } },
  reasoning: {
    step: async function* () {
      yield { reasoning: "Simple." };
      yield "Four.";
    },
  },
  status: {
    step: async function* () {
      yield { status: "Searching" };
      yield { status: { description: "Found 3", done: true } };
      yield "Here.";
    },
    asked: { stream_options: { include_status: true } },
  },
  annotations: {
    step: async function* () {
      yield {
        content: "See there.",
        annotations: [
          {
            type: "url_citation",
            url_citation: { start_index: 0, end_index: 10, url: "https://example.org/", title: "There" },
          },
        ],
      };
    },
  },
  logprobs: {
    step: async function* () {
      yield { content: "Hi", logprobs: { content: [token("Hi")] } };
    },
    asked: { logprobs: true },
  },
  "logprobs-and-stop": {
    step: async function* () {
      for (const content of ["Hi ", "ST", "OP"]) yield { content, logprobs: { content: [token(content)] } };
    },
    asked: { logprobs: true, stop: "STOP" },
  },
  "annotations-and-stop": {
    step: async function* () {
      yield {
        content: "See there. STOP And there.",
        annotations: [0, 16].map((start_index) => ({
          type: "url_citation" as const,
          url_citation: { start_index, end_index: start_index + 10, url: "https://example.org/", title: "There" },
        })),
      };
    },
    asked: { stop: " STOP" },
  },
  json: {
    step: async function* () {
      yield '{"ok"';
      yield ":true}";
    },
    asked: { response_format: { type: "json_object" } },
  },
  obfuscation: { step: hello, asked: { stream_options: { include_obfuscation: true }, service_tier: "auto" } },
  empty: { step: () => undefined },
  "error-in-the-middle": {
    step: async function* () {
      yield "It began";
      throw new Error("secret");
    },
  },
};

test.each(Object.keys(forms))("the stream of %s is this to the byte", async (name) => {
  const { step, asked } = forms[name]!;
  let text = "";
  try {
    for await (const chunk of stream(step, asked)) text += toFrame(chunk);
    text += DONE;
  } catch (cause) {
    text += toFrame(ApiError.from(cause).body);
  }
  await expect(text).toMatchFileSnapshot(`../golden/${name}.txt`);
});
