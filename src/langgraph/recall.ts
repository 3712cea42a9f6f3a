import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { toLangChainMessages } from "../langchain/index.ts";
import type { ChatContext } from "../index.ts";
import { messagesOf } from "./state.ts";

type Messages = ChatContext["messages"];

/** A conversation with ids, by which LangGraph knows a message that a node hands on from one that it made. */
export const toInputs = (messages: Messages): BaseMessage[] =>
  toLangChainMessages(messages).map((message) => Object.assign(message, { id: crypto.randomUUID() }));

/**
 * What a thread has yet to hear of a conversation.
 *
 * R1. It is what came after the last answer.
 * R2. A thread that does not end with an answer never heard the last one to its end: what the client has of it goes in too.
 * R3. A call that was cancelled before it had a result gets one that says so; no provider takes a conversation with an open call.
 */
export function toNews(values: unknown, messages: Messages): BaseMessage[] {
  const known = messagesOf(values);
  const answered = messages.findLastIndex(({ role }) => role === "assistant");
  const heardAll = known.length === 0 || AIMessage.isInstance(known.at(-1));
  const news = toInputs(messages.slice(heardAll ? answered + 1 : Math.max(answered, 0)));
  const results = new Set(
    [...known, ...news].flatMap((message) => (ToolMessage.isInstance(message) ? message.tool_call_id : [])),
  );
  const last = known.findLast((message) => AIMessage.isInstance(message));
  const open = (last?.tool_calls ?? []).filter(({ id }) => id !== undefined && !results.has(id));
  return [...open.map(({ id = "", name }) => toCancelled(id, name)), ...news];
}

const toCancelled = (tool_call_id: string, name: string): ToolMessage =>
  new ToolMessage({ tool_call_id, name, content: "Cancelled before there was a result.", status: "error" });
