import type { ChatContext, ToolCall } from "../index.ts";
import type { Message } from "./conversation.ts";
import type { HiddenTurns } from "./turn-memory.ts";

/** A call of a server tool that is still to be made. */
export interface ServerCall {
  readonly id: string;
  readonly name: string;
  readonly input: string;
}

/** An agent's way through one run, between its first turn and its last. */
export interface Loop {
  readonly turns: number;
  /** What was said since the client's last message. */
  readonly messages: readonly Message[];
  /** Whether the text of the answer has begun. */
  readonly spoken: boolean;
  readonly pending: readonly ServerCall[];
  /** The ids of the client's calls of the present turn. */
  readonly ids: readonly string[];
}

/** The beginning of a way. */
export const FRESH: Loop = { turns: 0, messages: [], spoken: false, pending: [], ids: [] };

/** Where one agent keeps its loop on a context: a field of its own, so that agents may stand in one graph, or in one another. */
export class LoopField<C extends ChatContext> {
  readonly #key = Symbol("agent");

  read(ctx: C): Loop | undefined {
    return Reflect.get(ctx, this.#key) as Loop | undefined;
  }

  /** The agent goes on after this node; undefined when it is done. */
  write(ctx: C, loop: Loop | undefined): void {
    Reflect.set(ctx, this.#key, loop);
  }
}

/** What has to be remembered of a loop that ends with calls of the client; undefined where the client knows it all. */
export function toHidden({ messages, ids }: Loop): HiddenTurns | undefined {
  return ids.length > 0 && messages.length > 1 ? { ids, messages } : undefined;
}

/** A turn of the model as a message, its calls with the ids that they go by here. */
export function toTurn(said: ChatContext, calls: readonly (ToolCall & { readonly id: string })[]): Message {
  return {
    role: "assistant",
    content: said.response || null,
    tool_calls: [...calls],
    ...(said.reasoning === "" ? {} : { reasoning_content: said.reasoning }),
  };
}
