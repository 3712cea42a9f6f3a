import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { ChatDelta } from "../index.ts";
import { Floor } from "./floor.ts";
import { type ClientTools, messagesOf } from "./state.ts";

interface Place {
  readonly langgraph_checkpoint_ns?: string;
  readonly checkpoint_ns?: string;
}

const INTERRUPT = "__interrupt__";
const WITHIN_TOOLS = "tools";

/** The modes that a run is streamed in, subgraphs included, to be listened to. */
export const MODES = ["messages", "updates", "values", "custom"] as const;

/** Reads the events of a run as what they say to the client. */
export class Listener {
  /** The state of the outermost graph, as last told. */
  state: unknown;
  /** Whether the run has stopped at an interrupt. */
  interrupted = false;
  readonly #floor = new Floor();
  readonly #nodes: readonly string[] | undefined;
  readonly #clientTools: ClientTools;
  readonly #silent: boolean;
  readonly #calls = new Map<string, string>();

  constructor(nodes: readonly string[] | undefined, clientTools: ClientTools, silent: boolean) {
    this.#nodes = nodes;
    this.#clientTools = clientTools;
    this.#silent = silent;
  }

  /** Whether any text has been said. */
  get spoke(): boolean {
    return this.#floor.spoke;
  }

  hear(event: unknown): readonly ChatDelta[] {
    const [path, mode, payload] = event as [path: readonly string[], mode: string, payload: unknown];
    if (mode === "messages") return this.#hearMessage(payload as [BaseMessage, Place]);
    if (mode === "custom") return toNote(payload);
    if (typeof payload === "object" && payload !== null && INTERRUPT in payload) {
      this.interrupted = true;
      return [];
    }
    if (mode === "updates") return this.#hearUpdate(path, (payload ?? {}) as Readonly<Record<string, unknown>>);
    if (path.length === 0) this.state = payload;
    return this.#floor.endStep(path);
  }

  /** What is still to be said when the run is over. */
  end(): readonly ChatDelta[] {
    return this.#floor.endStep([]);
  }

  #hearMessage([message, { langgraph_checkpoint_ns, checkpoint_ns }]: [BaseMessage, Place]): readonly ChatDelta[] {
    if (this.#silent || !AIMessage.isInstance(message)) return [];
    const task = langgraph_checkpoint_ns ?? checkpoint_ns ?? "";
    const nodes = task.split("|").map((segment) => segment.replace(/:.*/s, ""));
    const isHeard = this.#nodes ? nodes.some((node) => this.#nodes?.includes(node)) : !nodes.includes(WITHIN_TOOLS);
    return isHeard ? this.#floor.hear(task, message) : [];
  }

  #hearUpdate(path: readonly string[], update: Readonly<Record<string, unknown>>): readonly ChatDelta[] {
    const told = Object.values(update)
      .flatMap(messagesOf)
      .flatMap((message) => this.#hearTools(message));
    return [...Object.keys(update).flatMap((node) => this.#floor.endNode(path, node)), ...told];
  }

  /** A call is told when the model's node has made it, its result when the tool's node has it; a state that repeats them is not heard. */
  #hearTools(message: unknown): ChatDelta[] {
    if (AIMessage.isInstance(message))
      return (message.tool_calls ?? []).flatMap(({ id = "", name }) => {
        if (this.#clientTools.has(name) || this.#calls.has(id)) return [];
        this.#calls.set(id, name);
        return { status: { description: `Calling ${name}`, done: false, tool: name } };
      });
    if (!ToolMessage.isInstance(message)) return [];
    const name = this.#calls.get(message.tool_call_id);
    if (!name) return [];
    this.#calls.set(message.tool_call_id, "");
    const outcome = message.status === "error" ? "failed" : "answered";
    return [{ status: { description: `${name} ${outcome}`, done: true, tool: name } }];
  }
}

/** What a node writes with `config.writer` is a status where it is a text, or has one as `description`. */
function toNote(payload: unknown): readonly ChatDelta[] {
  const { description, done } = typeof payload === "string" ? { description: payload } : read(payload);
  if (typeof description !== "string") return [];
  return [{ status: typeof done === "boolean" ? { description, done } : { description } }];
}

const read = (value: unknown): { readonly description?: unknown; readonly done?: unknown } =>
  typeof value === "object" && value !== null ? value : {};
