import type { ToolCallDelta } from "../index.ts";
import { Garbled } from "./heard.ts";

interface Written {
  readonly id: string | undefined;
  readonly custom: boolean;
  name: string | undefined;
  text: string;
}

/**
 * Reads along with the tool calls of an answer, to say whether somebody could make them: they have a name, and arguments in JSON. It
 * puts fragments together as a graph does: by index; without one an id or a name opens a call, and anything else continues the last.
 */
export class CallCheck {
  readonly #calls: Written[] = [];
  readonly #numbered = new Map<number, Written>();

  add({ index, id: given, function: called, custom }: ToolCallDelta): void {
    const id = given ?? undefined;
    const name = called?.name ?? custom?.name ?? undefined;
    const call = this.#find(index, id, name) ?? this.#open(index, id, name, custom !== undefined);
    const input = called?.arguments ?? "";
    call.name ??= name;
    call.text += typeof input === "string" ? input : JSON.stringify(input);
  }

  /** The answer is over; throws at a call that is no call. */
  end(): void {
    for (const { custom, name, text } of this.#calls) {
      if (name === undefined) throw new Garbled("a tool call has no name");
      if (custom || text.trim() === "") continue;
      try {
        JSON.parse(text);
      } catch (cause) {
        throw new Garbled("the arguments of a tool call are not JSON", { cause });
      }
    }
  }

  #find(index: number | undefined, id: string | undefined, name: string | undefined): Written | undefined {
    if (index !== undefined) {
      const call = this.#numbered.get(index);
      const isOther = differ(call?.id, id) || (id === undefined && differ(call?.name, name));
      return isOther ? undefined : call;
    }
    if (id !== undefined) return this.#calls.find((call) => call.id === id);
    const last = this.#calls.at(-1);
    return name === undefined || last?.name === undefined ? last : undefined;
  }

  #open(index: number | undefined, id: string | undefined, name: string | undefined, custom: boolean): Written {
    if (index === undefined && id === undefined && name === undefined)
      throw new Garbled("a tool call begins with neither an index nor an id nor a name");
    const call = { id, custom, name, text: "" };
    this.#calls.push(call);
    if (index !== undefined) this.#numbered.set(index, call);
    return call;
  }
}

const differ = (known: string | undefined, given: string | undefined): boolean =>
  known !== undefined && given !== undefined && known !== given;
