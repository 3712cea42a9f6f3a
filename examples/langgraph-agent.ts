import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { tool } from "@langchain/core/tools";
import { MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { ToolNode, toolsCondition } from "@langchain/langgraph/prebuilt";
import { ChatOpenAI } from "@langchain/openai";
import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { fromLangGraph } from "@thinkagain/serve/langgraph";
import { z } from "zod";

const date = /\d{4}-\d{2}-\d{2}/g;

const daysBetween = tool(
  ({ from, to }: { from: string; to: string }) =>
    `${Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)} days from ${from} to ${to}`,
  {
    name: "days_between",
    description: "Counts the days from one date to another.",
    schema: z.object({ from: z.iso.date(), to: z.iso.date() }),
  },
);

/** Stands in where no model is configured: a few rules, and it says so. */
class RuleBasedModel extends BaseChatModel {
  override _llmType(): string {
    return "rules";
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const message = this.#answer(messages.at(-1));
    return { generations: [{ text: message.text, message }] };
  }

  #answer(last: BaseMessage | undefined): AIMessage {
    if (ToolMessage.isInstance(last)) return new AIMessage(`It is ${last.text}.`);
    const [from, to] = last?.text.match(date) ?? [];
    if (from && to) return new AIMessage({ tool_calls: [{ id: "call_1", name: "days_between", args: { from, to } }] });
    return new AIMessage(
      "I am a few rules, not a model (set OPENAI_API_KEY for one). Ask me how many days lie between 2026-01-01 and 2026-12-24.",
    );
  }
}

const model = process.env["OPENAI_API_KEY"]
  ? new ChatOpenAI({ model: process.env["OPENAI_MODEL"] ?? "gpt-5-mini" })
  : new RuleBasedModel({});
const thinker = model.bindTools([daysBetween]);

/** A LangGraph as its own tutorials write it; nothing in it knows of the server. */
const calendar = new StateGraph(MessagesAnnotation)
  .addNode("agent", async ({ messages }) => ({ messages: [await thinker.invoke(messages)] }))
  .addNode("tools", new ToolNode([daysBetween]))
  .addEdge(START, "agent")
  .addConditionalEdges("agent", toolsCondition)
  .addEdge("tools", "agent")
  .compile({ checkpointer: new MemorySaver() });

/** Counts days, and remembers what was said in a session. */
export const langgraphAgent = new Graph<ChatContext>("langgraph-agent")
  .addNode("calendar", fromLangGraph(calendar))
  .addEdge("calendar", END);
