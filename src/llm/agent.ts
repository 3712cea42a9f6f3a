import { type ChatContext, END, Graph, type Step } from "../index.ts";
import { LoopField } from "./loop.ts";
import { createModelNode } from "./model-node.ts";
import { Speaker } from "./speaker.ts";
import { Structurer } from "./structurer.ts";
import { createToolsNode } from "./tools-node.ts";
import type { Tool } from "./tool.ts";
import { createTurnMemory, type TurnMemory } from "./turn-memory.ts";

/** What an agent is made of, and how far it may go. */
export interface AgentOptions<C extends ChatContext = ChatContext> {
  /** The name of the graph; "agent" unless told. */
  readonly name?: string | undefined;
  /** What takes the turns: `chatModel({ … })`, or any worker that reads `ctx.messages` and `ctx.tools` and makes tool calls. */
  readonly model: Step<C>;
  /** The tools that run on the server. */
  readonly tools?: readonly Tool<C>[] | undefined;
  /** How often the model may be asked in one run; once more is the error `agent_max_turns`. 8 unless told. */
  readonly maxTurns?: number | undefined;
  /** Where turns that the client does not see wait for its results; in this process unless told. */
  readonly memory?: TurnMemory | undefined;
}

/**
 * The tool loop as a graph: model → tools → model, until the model answers or calls a tool of the client.
 *
 * T1. Server tools run in parallel and never appear to the client as calls; what they do is told by statuses. Their failures, invalid
 *     arguments and calls of unknown tools go back to the model as results.
 * T2. The client's own tools are offered as well. Calls of them go to the client, whose next request goes on from there.
 * T3. In a turn that calls both, the server's calls are made first. Their results, and all turns before, wait in the memory under the id
 *     of the client's first call. Where they are not found (another process, too late), the model sees what the client sent, and makes
 *     again the calls that it still wants.
 * T4. `tool_choice` counts for the first turn. One that demands a call means the client's tools.
 */
export function agent<C extends ChatContext = ChatContext>(options: AgentOptions<C>): Graph<C, "model" | "tools"> {
  const { name = "agent", model, tools = [], maxTurns = 8, memory = createTurnMemory() } = options;
  if (!Number.isSafeInteger(maxTurns) || maxTurns < 1)
    throw new TypeError("agent: `maxTurns` is a whole number from 1");
  if (model instanceof Structurer || (model instanceof Speaker && !model.forwards("tools")))
    throw new TypeError("agent: the model is to speak and to call tools: it has no `schema`, and forwards tools");
  const byName = new Map(tools.map((one) => [one.name, one]));
  if (byName.size < tools.length) throw new TypeError("agent: two tools have the same name");
  const field = new LoopField<C>();
  const parts = { name, model, tools: byName, maxTurns, memory, field };
  return new Graph<C>(name, { maxSteps: 2 * maxTurns + 1 })
    .addNode("model", createModelNode(parts))
    .addNode("tools", createToolsNode(parts))
    .addConditionalEdge("model", (ctx) => (field.read(ctx) ? "calls" : "done"), { calls: "tools", done: END })
    .addConditionalEdge("tools", (ctx) => (field.read(ctx) ? "results" : "client"), { results: "model", client: END });
}
