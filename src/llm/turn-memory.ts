import type { Message } from "./conversation.ts";

/** The turns of an agent that a client does not see, up to a turn that calls the client's tools. Plain JSON. */
export interface HiddenTurns {
  /** The ids of the client's calls that it ends with. */
  readonly ids: readonly string[];
  /** What belongs in the place of the client's own account of them, calls and results of server tools included. */
  readonly messages: readonly Message[];
}

/** Where an agent keeps hidden turns until the client comes back with the results of its calls. `id` is random and the agent's own. */
export interface TurnMemory {
  get(id: string): HiddenTurns | undefined | Promise<HiddenTurns | undefined>;
  set(id: string, turns: HiddenTurns): void | Promise<void>;
}

/** A memory in this process, which answers at once. */
export interface LocalTurnMemory extends TurnMemory {
  get(id: string): HiddenTurns | undefined;
  set(id: string, turns: HiddenTurns): void;
}

/** The bounds of a memory in this process. */
export interface TurnMemoryOptions {
  /** 1,000 unless told. */
  readonly maxEntries?: number | undefined;
  /** Characters of JSON in all entries; 16,777,216 unless told. */
  readonly maxChars?: number | undefined;
  /** One hour unless told. */
  readonly maxAgeMs?: number | undefined;
  readonly now?: (() => number) | undefined;
}

/** A memory in this process: within its bounds, what was not asked for the longest is forgotten first. */
export function createTurnMemory({
  maxEntries = 1_000,
  maxChars = 2 ** 24,
  maxAgeMs = 3_600_000,
  now = Date.now,
}: TurnMemoryOptions = {}): LocalTurnMemory {
  const entries = new Map<string, { readonly json: string; readonly until: number }>();
  let chars = 0;
  const forget = (id: string): void => {
    chars -= entries.get(id)?.json.length ?? 0;
    entries.delete(id);
  };
  const keep = (id: string, json: string): void => {
    forget(id);
    entries.set(id, { json, until: now() + maxAgeMs });
    chars += json.length;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && chars <= maxChars) break;
      forget(oldest);
    }
  };
  return {
    get(id) {
      const found = entries.get(id);
      if (!found) return undefined;
      if (found.until <= now()) {
        forget(id);
        return undefined;
      }
      keep(id, found.json);
      return JSON.parse(found.json) as HiddenTurns;
    },
    set: (id, turns) => keep(id, JSON.stringify(turns)),
  };
}

/** The conversation with the hidden turns in their places. A client that tells a turn otherwise than it was is believed. */
export async function recall(memory: TurnMemory, messages: readonly Message[]): Promise<Message[]> {
  const whole: Message[] = [];
  for (const message of messages) {
    const ids = message.role === "assistant" ? (message.tool_calls ?? []).map(({ id }) => id) : [];
    const turns = ids[0] === undefined ? undefined : await memory.get(ids[0]);
    if (turns?.ids.join() === ids.join()) whole.push(...turns.messages);
    else whole.push(message);
  }
  return whole;
}
