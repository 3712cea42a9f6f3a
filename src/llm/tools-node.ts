import type { ChatContext, ChatDelta } from "../index.ts";
import type { Message } from "./conversation.ts";
import { type ServerCall, toHidden } from "./loop.ts";
import type { AgentParts } from "./model-node.ts";
import type { Tool } from "./tool.ts";
import type { ToolResult } from "./tool-result.ts";

/** Makes the server's calls of a turn, all at the same time, and tells what it does by statuses. */
export function createToolsNode<C extends ChatContext>({ tools, memory, field }: AgentParts<C>) {
  return async function* runTools(ctx: C): AsyncGenerator<ChatDelta, void, undefined> {
    const loop = field.read(ctx);
    if (!loop) return;
    const results = new Map<string, ToolResult>();
    for (const { name } of loop.pending) yield { status: { description: `Calling ${name}`, done: false, tool: name } };
    const running = new Map(loop.pending.map((call) => [call.id, callTool(tools, call, ctx)]));
    while (running.size > 0) {
      const { call, result } = await Promise.race(running.values());
      running.delete(call.id);
      results.set(call.id, result);
      const description = `${call.name} ${result.failed ? "failed" : "answered"}`;
      yield { status: { description, done: true, tool: call.name } };
    }
    const said = loop.pending.map(({ id }): Message => ({
      role: "tool",
      tool_call_id: id,
      content: results.get(id)?.text ?? "",
    }));
    const next = { ...loop, messages: [...loop.messages, ...said], pending: [] };
    const hidden = toHidden(next);
    if (hidden?.ids[0] !== undefined) await memory.set(hidden.ids[0], hidden);
    field.write(ctx, hidden ? undefined : next);
  };
}

async function callTool<C extends ChatContext>(tools: ReadonlyMap<string, Tool<C>>, call: ServerCall, ctx: C) {
  const { signal } = ctx;
  const result = await (tools.get(call.name)?.call(call.input, { ctx, signal }) ??
    unknown(call.name, [...tools.keys()]));
  return { call, result };
}

const unknown = (name: string, known: readonly string[]): ToolResult => ({
  text: `Error: there is no tool ${JSON.stringify(name)}. There are ${known.join(", ") || "none"}.`,
  failed: true,
});
