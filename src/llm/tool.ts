import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ChatContext } from "../index.ts";
import { LONGEST_TIMER_MS } from "./patience.ts";
import { judgeText, toJsonSchema } from "./schema.ts";
import type { JsonSchema } from "./schema.ts";
import { toResult, within } from "./tool-result.ts";
import type { ToolResult } from "./tool-result.ts";

/** What a tool may know beside its input: the run that it works for, and the signal that fires when its result is no longer wanted. */
export interface ToolScope<C extends ChatContext = ChatContext> {
  readonly ctx: C;
  readonly signal: AbortSignal;
}

/** A tool as its author describes it. */
export interface ToolOptions<S extends StandardSchemaV1, C extends ChatContext = ChatContext> {
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly name: string;
  /** What it does and when to use it, for the model. */
  readonly description: string;
  /** What it takes: a schema of zod, or any Standard Schema. What does not fit goes back to the model. */
  readonly input: S;
  /** The JSON Schema of the input, where the schema itself tells none. */
  readonly jsonSchema?: JsonSchema | undefined;
  /** How long one call may take; 30,000 unless told. */
  readonly timeoutMs?: number | undefined;
  /** Does it. The model reads what it returns, text as it is and anything else as JSON, and the message of what it throws. */
  run(input: StandardSchemaV1.InferOutput<S>, scope: ToolScope<C>): unknown;
}

/** A tool that runs on the server, for `agent`. */
export interface Tool<C extends ChatContext = ChatContext> {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
  /** The result of one call, a failure included; throws only what is not the model's concern: an ApiError, and the end of the run. */
  call(input: string, scope: ToolScope<C>): Promise<ToolResult>;
}

/** Makes a tool that runs on the server; what cannot work is a TypeError here. */
export function tool<S extends StandardSchemaV1, C extends ChatContext = ChatContext>(
  options: ToolOptions<S, C>,
): Tool<C> {
  const { name, description, input, jsonSchema, timeoutMs = 30_000 } = options;
  if (typeof name !== "string" || !/^[\w-]{1,64}$/.test(name))
    throw new TypeError("tool: `name` is made of letters, digits, _ and -, at most 64");
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS))
    throw new TypeError(`tool ${name}: \`timeoutMs\` is a number of milliseconds`);
  return {
    name,
    description,
    parameters: toJsonSchema(input, jsonSchema, `tool ${name}`),
    call: (text, { ctx, signal }) =>
      toResult(signal, async () => {
        const { value, problem } = await judgeText(input, text.trim() === "" ? "{}" : text);
        if (problem !== undefined) throw new TypeError(`invalid arguments: ${problem}`);
        return within(timeoutMs, signal, async (own) => options.run(value, { ctx, signal: own }));
      }),
  };
}
