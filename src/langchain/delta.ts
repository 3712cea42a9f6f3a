import { AIMessage, type AIMessageChunk, type BaseMessage, type ToolCallChunk } from "@langchain/core/messages";
import type { ChatDelta, ToolCallDelta } from "../index.ts";

/** What a message of a model, or a chunk of one, says: its text and its reasoning. Calls are told apart, by `toToolCalls`. */
export function toChatDelta(message: BaseMessage): ChatDelta {
  const { content, additional_kwargs } = message;
  const aside = additional_kwargs["reasoning_content"];
  const said = { content: "", reasoning: typeof aside === "string" ? aside : "" };
  if (typeof content === "string") return { ...said, content };
  const told = said.reasoning !== "";
  for (const block of message.contentBlocks) {
    if (block.type === "text") said.content += block.text;
    if (block.type === "reasoning" && !told) said.reasoning += block.reasoning;
  }
  return said;
}

/** The calls of a message of a model, or the fragments of calls of a chunk. */
export function toToolCalls(message: BaseMessage): ToolCallDelta[] {
  if (isChunk(message)) return (message.tool_call_chunks ?? []).map(toFragment);
  if (!AIMessage.isInstance(message)) return [];
  return (message.tool_calls ?? []).map(({ id, name, args }) => ({ id, function: { name, arguments: args } }));
}

/** A fragment of a custom tool's call carries free text, that of any other the text of JSON. */
function toFragment({ index, id, name, args, ...more }: ToolCallChunk): ToolCallDelta {
  if ("isCustomTool" in more && more.isCustomTool) return { index, id, type: "custom", custom: { name, input: args } };
  return { index, id, function: { name, arguments: args } };
}

/** Whether a message is a piece of one that is still on its way. */
export const isChunk = (message: BaseMessage): message is AIMessageChunk => "tool_call_chunks" in message;
