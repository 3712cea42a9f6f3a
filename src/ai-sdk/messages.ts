import type { ModelMessage, ToolCallPart, ToolResultPart } from "ai";
import type { ChatContext } from "../index.ts";
import { type ChatMessage, toText, toUserContent } from "./content.ts";

type AssistantMessage = Extract<ChatMessage, { role: "assistant" }>;

/**
 * A conversation as the AI SDK knows it. System and developer messages have the role "system", which `streamText` takes with
 * `allowSystemInMessages: true`. Throws ApiError for what it has no place for.
 */
export function toModelMessages(messages: ChatContext["messages"]): ModelMessage[] {
  const names = new Map<string, string>();
  return messages.map((message, index) => {
    if (message.role === "assistant")
      for (const { toolCallId, toolName } of toCalls(message)) names.set(toolCallId, toolName);
    return toModelMessage(message, names, `messages[${index}]`);
  });
}

function toModelMessage(message: ChatMessage, names: ReadonlyMap<string, string>, place: string): ModelMessage {
  switch (message.role) {
    case "system":
    case "developer":
      return { role: "system", content: toText(message.content) };
    case "user":
      return { role: "user", content: toUserContent(message.content, `${place}.content`) };
    case "assistant":
      return { role: "assistant", content: toAnswer(message) };
    case "tool": {
      const { tool_call_id: id } = message;
      return { role: "tool", content: [toResult(id, names.get(id) ?? id, toText(message.content))] };
    }
    case "function":
      return { role: "tool", content: [toResult(message.name, message.name, message.content ?? "")] };
    default:
      return message satisfies never;
  }
}

function toAnswer(message: AssistantMessage) {
  const text = toText(message.content) || (message.refusal ?? "");
  const calls = toCalls(message);
  const reasoning = message.reasoning_content;
  if (calls.length === 0 && !reasoning) return text;
  return [
    ...(reasoning ? [{ type: "reasoning" as const, text: reasoning }] : []),
    ...(text ? [{ type: "text" as const, text }] : []),
    ...calls,
  ];
}

/** The calls of a message; a deprecated `function_call` has its name as id, as its result will. */
function toCalls({ tool_calls, function_call }: AssistantMessage): ToolCallPart[] {
  const calls = (tool_calls ?? []).map((call) =>
    call.type === "function"
      ? toCall(call.id, call.function.name, toInput(call.function.arguments))
      : toCall(call.id, call.custom.name, call.custom.input),
  );
  if (!function_call) return calls;
  return [...calls, toCall(function_call.name, function_call.name, toInput(function_call.arguments))];
}

const toCall = (toolCallId: string, toolName: string, input: unknown): ToolCallPart => ({
  type: "tool-call",
  toolCallId,
  toolName,
  input,
});

const toResult = (toolCallId: string, toolName: string, value: string): ToolResultPart => ({
  type: "tool-result",
  toolCallId,
  toolName,
  output: { type: "text", value },
});

/** The arguments as a value; text that is not JSON stays text. */
function toInput(text: string): unknown {
  try {
    return JSON.parse(text.trim() || "{}");
  } catch {
    return text;
  }
}
