import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import type { ChatContext } from "../index.ts";
import { toArguments } from "./arguments.ts";
import { type ChatMessage, toContent, toText } from "./content.ts";

type AssistantMessage = Extract<ChatMessage, { role: "assistant" }>;

/**
 * A conversation as LangChain knows it. Every message is built field by field: nothing that a client sent beside the fields of the
 * contract gets in, and nothing that it sent is revived as an object.
 */
export function toLangChainMessages(messages: ChatContext["messages"]): BaseMessage[] {
  const names = new Map<string, string>();
  return messages.map((message) => {
    if (message.role === "assistant") for (const { id, name } of toCalls(message)) names.set(id, name);
    return toMessage(message, names);
  });
}

function toMessage(message: ChatMessage, names: ReadonlyMap<string, string>): BaseMessage {
  switch (message.role) {
    case "system":
      return new SystemMessage({ content: toText(message.content), ...nameOf(message) });
    case "developer":
      return new SystemMessage({
        content: toText(message.content),
        additional_kwargs: { __openai_role__: "developer" },
        ...nameOf(message),
      });
    case "user":
      return new HumanMessage({ content: toContent(message.content), ...nameOf(message) });
    case "assistant":
      return new AIMessage({
        content: toText(message.content) || (message.refusal ?? ""),
        tool_calls: toCalls(message),
        ...(message.reasoning_content ? { additional_kwargs: { reasoning_content: message.reasoning_content } } : {}),
        ...nameOf(message),
      });
    case "tool":
      return toResult(message.tool_call_id, names.get(message.tool_call_id), toText(message.content));
    case "function":
      return toResult(message.name, message.name, message.content ?? "");
    default:
      return message satisfies never;
  }
}

/** The calls of a message; a deprecated `function_call` has its name as id, as its result will. */
function toCalls({ tool_calls, function_call }: AssistantMessage) {
  const calls = (tool_calls ?? []).map((call) =>
    call.type === "function"
      ? { id: call.id, name: call.function.name, args: toArguments(call.function.arguments) }
      : { id: call.id, name: call.custom.name, args: { input: call.custom.input } },
  );
  if (!function_call) return calls;
  const { name, arguments: text } = function_call;
  return [...calls, { id: name, name, args: toArguments(text) }];
}

const toResult = (tool_call_id: string, name: string | undefined, content: string): ToolMessage =>
  new ToolMessage({ tool_call_id, content, ...nameOf({ name }) });

const nameOf = ({ name }: { readonly name?: string | undefined }): { name?: string } => (name ? { name } : {});
