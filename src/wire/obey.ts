import { ApiError } from "./errors.ts";
import type { Pieces } from "./pieces.ts";
import type { PlainRequest } from "./request.ts";
import { toToolName } from "./tool-name.ts";

/** What the request says about the tool calls of an answer. */
export interface ToolRule {
  readonly required: boolean;
  readonly most: number;
  /** Only functions may be called: the deprecated form has no words for anything else. */
  readonly functionsOnly: boolean;
  /** The tools that may be called, as `type name`; any without it. */
  readonly allowed?: ReadonlySet<string>;
}

/** The rule of a request; undefined when any answer will do. */
export function toToolRule(request: PlainRequest): ToolRule | undefined {
  const { tool_choice: choice, parallel_tool_calls, functions, function_call } = request;
  const functionsOnly = functions !== undefined || function_call !== undefined;
  const one = parallel_tool_calls === false || functionsOnly;
  const rule: ToolRule = { required: false, most: one ? 1 : Infinity, functionsOnly };
  if (choice === "none" || (choice === undefined && function_call === "none")) return { ...rule, most: 0 };
  if (choice === undefined || choice === "auto") return one ? rule : undefined;
  if (choice === "required") return { ...rule, required: true };
  switch (choice.type) {
    case "function":
      return { ...rule, required: true, allowed: new Set([`function ${choice.function.name}`]) };
    case "custom":
      return { ...rule, required: true, allowed: new Set([`custom ${choice.custom.name}`]) };
    case "allowed_tools": {
      const { mode, tools } = choice.allowed_tools;
      return { ...rule, required: mode === "required", allowed: new Set(tools.map(toToolName)) };
    }
    default:
      return choice satisfies never;
  }
}

/** Lets an answer pass that obeys the rule, and fails at the first piece that does not. What was cut or refused may lack its call. */
export async function* obey(pieces: Pieces, rule: ToolRule): Pieces {
  let calls = 0;
  let refused = false;
  for await (const piece of pieces) {
    if (piece.type === "delta") {
      refused ||= piece.delta.refusal !== undefined;
      for (const call of piece.delta.tool_calls ?? []) {
        if (call.type === undefined) continue;
        calls++;
        if (calls > rule.most) throw disobeyed("called more tools than the request allows");
        if (rule.allowed?.has(toToolName(call)) === false || (rule.functionsOnly && call.type !== "function"))
          throw disobeyed("called a tool that the request does not allow");
      }
    }
    if (piece.type === "finish" && rule.required && calls === 0 && !piece.cut && !refused) {
      throw disobeyed("did not call a tool although the request requires it");
    }
    yield piece;
  }
}

function disobeyed(what: string): ApiError {
  return new ApiError(500, "server_error", `The graph ${what}.`, {
    code: "tool_choice_violated",
    param: "tool_choice",
  });
}
