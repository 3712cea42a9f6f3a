import type { ChatMessage } from "./parameters.ts";
import { invalidRequest } from "./refusals.ts";

/**
 * Judges the order of messages: the results of tool calls follow the message that made the calls, each of them is one that was asked for,
 * and all are there before anybody else speaks.
 */
export function checkMessages(messages: readonly ChatMessage[]): void {
  let caller = -1;
  let asked = new Set<string>();
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === "tool") {
      if (caller < 0) {
        throw invalidRequest(
          "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
          { param: `messages[${index}].role` },
        );
      }
      if (!asked.has(message.tool_call_id)) {
        throw invalidRequest(
          "Invalid parameter: 'tool_call_id' is not among the 'tool_calls' of the preceding assistant message.",
          { param: `messages[${index}].tool_call_id` },
        );
      }
      open.delete(message.tool_call_id);
      continue;
    }
    checkAnswered(caller, open);
    caller = -1;
    const calls = message.role === "assistant" ? (message.tool_calls ?? []) : [];
    if (calls.length === 0) continue;
    caller = index;
    asked = new Set(calls.map(({ id }) => id));
    open = new Set(asked);
  }
  checkAnswered(caller, open);
}

function checkAnswered(caller: number, open: ReadonlySet<string>): void {
  if (open.size === 0) return;
  const ids = [...open].slice(0, 8).map((id) => id.slice(0, 64));
  throw invalidRequest(
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids.join(", ")}`,
    { param: `messages[${caller}].tool_calls` },
  );
}
