import { AIMessage, isBaseMessage } from "@langchain/core/messages";
import { toChatDelta } from "../langchain/index.ts";
import type { ToolCallDelta } from "../index.ts";

/** The message of a model that a final state ends with: the last of its `messages`, of a list, or the state itself. */
export function lastAnswer(state: unknown): AIMessage | undefined {
  const last = Array.isArray(state) || isBaseMessage(state) ? [state].flat().at(-1) : messagesOf(state).at(-1);
  return AIMessage.isInstance(last) ? last : undefined;
}

/** The text that a final state ends with; a graph may also give back a text. */
export function toFinalText(state: unknown): string {
  if (typeof state === "string") return state;
  const answer = lastAnswer(state);
  return (answer && toChatDelta(answer).content) ?? "";
}

/** The kinds of the client's tools, by name. */
export type ClientTools = ReadonlyMap<string, "function" | "custom">;

/** The calls that a final state ends with, as far as they are for the client: nobody else will answer them. */
export function toClientCalls(state: unknown, tools: ClientTools): ToolCallDelta[] {
  return (lastAnswer(state)?.tool_calls ?? []).flatMap(({ id, name, args }): ToolCallDelta[] => {
    const type = tools.get(name);
    if (type === undefined) return [];
    if (type === "function") return [{ id, function: { name, arguments: args } }];
    return [
      { id, type, custom: { name, input: typeof args["input"] === "string" ? args["input"] : JSON.stringify(args) } },
    ];
  });
}

/** The messages of a state, or of what a node wrote to it. */
export function messagesOf(state: unknown): readonly unknown[] {
  if (typeof state !== "object" || state === null || !("messages" in state)) return [];
  return Array.isArray(state.messages) ? state.messages : [state.messages];
}
