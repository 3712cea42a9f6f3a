import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { z } from "zod";

interface RoutedState extends ChatContext {
  kind: "chat" | "code" | "reasoning";
}

const apiKey = () => process.env["OPENAI_API_KEY"];
const small = process.env["OPENAI_SMALL_MODEL"] ?? "gpt-5-nano";
const medium = process.env["OPENAI_MODEL"] ?? "gpt-5-mini";
const large = process.env["OPENAI_LARGE_MODEL"] ?? "gpt-5";

/** Says nothing to the client: its answer is one of three words, and the graph routes on it. */
const classify = chatModel({
  model: small,
  apiKey,
  schema: z.enum(["chat", "code", "reasoning"]),
  into: (ctx: RoutedState, kind) => {
    ctx.kind = kind;
  },
  prompt: "What does the last message ask for: chat, code, or reasoning in several steps?",
  messages: (ctx) => [{ role: "user", content: ctx.user_query }],
  forward: false,
});

/** Three models behind one name: a small one decides which of them is worth its price. Wants OPENAI_API_KEY, asked for with the first question. */
export const modelRouter = new Graph<RoutedState>("model-router")
  .addNode("classify", classify)
  .addNode("small", chatModel({ model: small, apiKey }))
  .addNode("medium", chatModel({ model: medium, apiKey, prompt: "Answer with code first." }))
  .addNode("large", chatModel({ model: large, apiKey, fallbacks: [medium] }))
  .addConditionalEdge("classify", (ctx) => ctx.kind, { chat: "small", code: "medium", reasoning: "large" })
  .addEdge("small", END)
  .addEdge("medium", END)
  .addEdge("large", END);
