import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { type LanguageModel, tool, ToolLoopAgent } from "ai";
import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { fromAISDK } from "@thinkagain/serve/ai-sdk";
import { z } from "zod";

type Model = Extract<LanguageModel, { specificationVersion: "v4" }>;
type Prompt = Parameters<Model["doStream"]>[0]["prompt"];
type Stream = Awaited<ReturnType<Model["doStream"]>>["stream"];
type Part = Stream extends ReadableStream<infer P> ? P : never;

const metres = { m: 1, km: 1000, mi: 1609.344, ft: 0.3048 };
const units = z.enum(["m", "km", "mi", "ft"]);

const convert = tool({
  description: "Converts a length from one unit to another.",
  inputSchema: z.object({ value: z.number(), from: units, to: units }),
  execute: ({ value, from, to }) => `${Number(((value * metres[from]) / metres[to]).toPrecision(6))} ${to}`,
});

const say = (delta: string): Part[] => [
  { type: "text-start", id: "1" },
  { type: "text-delta", id: "1", delta },
  { type: "text-end", id: "1" },
];

/** What the rules say to a prompt: a call of the tool, what it gave, or what they can do. */
function answer(prompt: Prompt): Part[] {
  const [part] = prompt.at(-1)?.content ?? [];
  if (typeof part !== "object") return [];
  if (part.type === "tool-result" && part.output.type === "text") return say(`That is ${part.output.value}.`);
  const question = part.type === "text" ? part.text : "";
  const [, value, from, to] = /([\d.]+) *(m|km|mi|ft) in (m|km|mi|ft)\b/.exec(question) ?? [];
  if (!value) return say("I am a few rules, not a model (set OPENAI_API_KEY for one). Ask me what 26.2 mi in km is.");
  const input = JSON.stringify({ value: Number(value), from, to });
  return [{ type: "tool-call", toolCallId: "call_1", toolName: "convert", input }];
}

const end = (isCall: boolean): Part => ({
  type: "finish",
  finishReason: { unified: isCall ? "tool-calls" : "stop", raw: undefined },
  usage: {
    inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: undefined, text: undefined, reasoning: undefined },
  },
});

/** Stands in where no model is configured: a few rules, and it says so. */
const ruleBasedModel: Model = {
  specificationVersion: "v4",
  provider: "rules",
  modelId: "rules",
  supportedUrls: {},
  doGenerate: () => Promise.reject(new Error("Rules only stream.")),
  doStream: async ({ prompt }) => {
    const parts = answer(prompt);
    return { stream: ReadableStream.from([...parts, end(parts.some(({ type }) => type === "tool-call"))]) };
  },
};

const apiKey = process.env["OPENAI_API_KEY"];
const baseURL = process.env["OPENAI_BASE_URL"] ?? "https://api.openai.com/v1";
const model = apiKey
  ? createOpenAICompatible({ name: "openai", baseURL, apiKey, includeUsage: true })(
      process.env["OPENAI_MODEL"] ?? "gpt-5-mini",
    )
  : ruleBasedModel;

/** An agent as the AI SDK's own guide writes it; nothing in it knows of the server. */
const surveyor = new ToolLoopAgent({
  model,
  instructions: "You convert lengths, with the tool and never in your head.",
  tools: { convert },
});

/** Converts lengths. */
export const aiSdkAgent = new Graph<ChatContext>("ai-sdk-agent")
  .addNode("surveyor", fromAISDK(surveyor))
  .addEdge("surveyor", END);
