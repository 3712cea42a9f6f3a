import type { Annotation, ToolCall } from "./delta.ts";
import { GraphError } from "./errors.ts";
import { readAnnotations, readToolCalls } from "./yielded.ts";
import { CallReader, complete } from "./tool-calls.ts";
import type { Call } from "./tool-calls.ts";

/** Judges what was assigned to a text field of the context. */
export function toText(field: string, value: unknown): string {
  if (typeof value !== "string") throw new GraphError("invalid_output", `ctx.${field} takes a string`);
  return value;
}

/** Judges what was assigned to `ctx.annotations`, as a list of its own. */
export function toAnnotations(field: string, value: readonly Annotation[]): Annotation[] {
  return [...readAnnotations(`ctx.${field}`, value)];
}

/** Judges what was assigned to `ctx.tool_calls`: every entry is one complete call. */
export function toCalls(value: readonly ToolCall[]): Call[] {
  return readToolCalls("ctx.tool_calls", value).map((fragment) => {
    const piece = new CallReader().read(fragment);
    if (!piece) throw new GraphError("invalid_output", "ctx.tool_calls takes calls with a name");
    complete(piece.call);
    return piece.call;
  });
}
