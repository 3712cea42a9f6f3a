import type { ToolCallDelta } from "../index.ts";
import { Garbled } from "./heard.ts";

interface Written {
  readonly id: string | undefined;
  readonly custom: boolean;
  text: string;
}

/** Reads along with the tool calls of an answer, to say at its end whether their arguments are JSON. */
export class CallCheck {
  readonly #calls: Written[] = [];
  readonly #numbered = new Map<number, Written>();

  add({ index, id, function: called, custom }: ToolCallDelta): void {
    const call =
      this.#find(index, id ?? undefined, Boolean(called?.name ?? custom?.name)) ?? this.#open(index, id, custom);
    const input = called?.arguments ?? "";
    call.text += typeof input === "string" ? input : JSON.stringify(input);
  }

  /** The answer is over; throws at a call that is no call. */
  end(): void {
    for (const { custom, text } of this.#calls) {
      if (custom || text.trim() === "") continue;
      try {
        JSON.parse(text);
      } catch (cause) {
        throw new Garbled("the arguments of a tool call are not JSON", { cause });
      }
    }
  }

  #find(index: number | undefined, id: string | undefined, named: boolean): Written | undefined {
    if (index === undefined)
      return id === undefined && !named ? this.#calls.at(-1) : this.#calls.find((call) => id && call.id === id);
    const call = this.#numbered.get(index);
    return call?.id !== undefined && id !== undefined && call.id !== id ? undefined : call;
  }

  #open(index: number | undefined, id: string | null | undefined, custom: unknown): Written {
    const call = { id: id ?? undefined, custom: custom !== undefined, text: "" };
    this.#calls.push(call);
    if (index !== undefined) this.#numbered.set(index, call);
    return call;
  }
}
