import type { AnswerToolCallDelta, ToolCall, ToolCallDelta } from "./delta.ts";
import { describe, GraphError } from "./errors.ts";

/** A tool call of the answer while it grows; `input` is the arguments of a function or the input of a custom tool. */
export interface Call {
  readonly id: string | undefined;
  readonly type: "function" | "custom";
  readonly name: string;
  input: string;
  index: number;
}

/** What one fragment adds: `opened` when it is the first that the answer sees of the call. */
export interface CallPiece {
  readonly call: Call;
  readonly opened: boolean;
  readonly text: string;
}

interface Slot {
  id: string | undefined;
  type: "function" | "custom" | undefined;
  name: string | undefined;
  held: string;
  call: Call | undefined;
}

/** Reads the fragments of one visit, in the worker's own numbering or in none. A call waits here until its name is known. */
export class CallReader {
  readonly #numbered = new Map<number, Slot>();
  readonly #identified = new Map<string, Slot>();
  readonly #slots: Slot[] = [];
  #last: Slot | undefined;

  read(fragment: ToolCallDelta): CallPiece | undefined {
    const id = fragment.id || undefined;
    const name = fragment.function?.name || fragment.custom?.name || undefined;
    const slot = this.#find(fragment.index, id, name) ?? this.#open(fragment.index, id, name);
    const piece = toText(fragment.function?.arguments ?? fragment.custom?.input ?? "");
    if (slot.call) {
      slot.call.input += piece;
      return { call: slot.call, opened: false, text: piece };
    }
    slot.id ??= id;
    slot.type ??= fragment.type ?? (fragment.custom ? "custom" : undefined);
    slot.name ??= name;
    slot.held += piece;
    if (slot.name === undefined) return undefined;
    slot.call = { id: slot.id, type: slot.type ?? "function", name: slot.name, input: slot.held, index: 0 };
    return { call: slot.call, opened: true, text: slot.held };
  }

  /** The visit is over: judges every call, and adds what is missing. */
  end(): CallPiece[] {
    return this.#slots.flatMap(({ call }) => {
      if (!call) throw new GraphError("invalid_output", "a tool call has no name");
      const missing = complete(call);
      return missing === "" ? [] : [{ call, opened: false, text: missing }];
    });
  }

  #find(index: number | undefined, id: string | undefined, name: string | undefined): Slot | undefined {
    if (index !== undefined) {
      const slot = this.#numbered.get(index);
      const other = differ(slot?.id, id) || (id === undefined && differ(slot?.name, name));
      return other ? undefined : slot;
    }
    if (id !== undefined && this.#identified.has(id)) return this.#identified.get(id);
    const awaited = this.#last !== undefined && this.#last.name === undefined && id === undefined;
    return (id === undefined && name === undefined) || awaited ? this.#last : undefined;
  }

  #open(index: number | undefined, id: string | undefined, name: string | undefined): Slot {
    if (index === undefined && id === undefined && name === undefined) {
      throw new GraphError("invalid_output", "a tool call begins with an id or a name");
    }
    const slot: Slot = { id, type: undefined, name: undefined, held: "", call: undefined };
    if (index !== undefined) this.#numbered.set(index, slot);
    if (id !== undefined) this.#identified.set(id, slot);
    this.#last = slot;
    this.#slots.push(slot);
    return slot;
  }
}

const differ = (known: string | undefined, given: string | undefined): boolean =>
  known !== undefined && given !== undefined && known !== given;

/** Judges a call that nothing more is added to: the arguments of a function are JSON. Where there are none, adds `{}` and returns it. */
export function complete(call: Call): string {
  if (call.type === "custom") return "";
  if (call.input.trim() === "") {
    call.input += "{}";
    return "{}";
  }
  try {
    JSON.parse(call.input);
    return "";
  } catch (cause) {
    throw new GraphError("invalid_output", `the arguments of a tool call are not JSON: ${describe(cause)}`, { cause });
  }
}

/** A complete call, as workers read it. */
export function toToolCall({ id, type, name, input }: Call): ToolCall {
  const own = id === undefined ? {} : { id };
  return type === "function"
    ? { ...own, type, function: { name, arguments: input } }
    : { ...own, type, custom: { name, input } };
}

/** The delta that opens a call, or sends all of it. */
export function toOpening({ index, id, type, name }: Call, input: string): AnswerToolCallDelta {
  const own = id === undefined ? { index } : { index, id };
  if (type === "custom") return { ...own, type, custom: input === "" ? { name } : { name, input } };
  return { ...own, type, function: input === "" ? { name } : { name, arguments: input } };
}

/** The delta that continues an open call. */
export function toContinuation({ index, type }: Call, input: string): AnswerToolCallDelta {
  return type === "custom" ? { index, custom: { input } } : { index, function: { arguments: input } };
}

/** Whether two calls say the same. */
export const sameCall = (one: Call, other: Call): boolean =>
  one.id === other.id && one.type === other.type && one.name === other.name && one.input === other.input;

function toText(input: string | Readonly<Record<string, unknown>>): string {
  if (typeof input === "string") return input;
  try {
    const json: unknown = JSON.stringify(input);
    if (typeof json === "string") return json;
  } catch (cause) {
    throw new GraphError("invalid_output", `the arguments of a tool call are not JSON: ${describe(cause)}`, { cause });
  }
  throw new GraphError("invalid_output", "the arguments of a tool call are not JSON: their toJSON gives nothing");
}
