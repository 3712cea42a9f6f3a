import { ApiError, type ChatContext } from "../index.ts";
import type { Tool } from "./tool.ts";

type ClientTool = NonNullable<ChatContext["tools"]>[number];

/** The tools of a turn. */
export interface Offer {
  readonly tools: readonly ClientTool[];
  readonly tool_choice: ChatContext["tool_choice"];
  /** The names of the client's tools among them. */
  readonly names: ReadonlySet<string>;
  /** Whether any of the server's is among them. */
  readonly own: boolean;
}

/**
 * What the model may call: the server's tools, and those of the client's that the client allows. A `tool_choice` that demands a call
 * means the client's tools, which alone are offered then, and counts for the first turn.
 */
export function toOffer<C extends ChatContext>(ctx: C, tools: ReadonlyMap<string, Tool<C>>, first: boolean): Offer {
  const { tools: given = [], tool_choice: choice } = ctx;
  const clash = given.findIndex((one) => tools.has(toName(one)));
  if (clash >= 0) throw taken(given[clash], clash);
  const allowed = toAllowed(given, choice);
  const names = new Set(allowed.map(toName));
  const demand = first ? toDemand(choice) : undefined;
  if (demand !== undefined) return { tools: allowed, tool_choice: demand, names, own: false };
  const own = [...tools.values()].map(({ name, description, parameters }): ClientTool => ({
    type: "function",
    function: { name, description, parameters: { ...parameters } },
  }));
  return { tools: [...own, ...allowed], tool_choice: undefined, names, own: own.length > 0 };
}

function toAllowed(given: readonly ClientTool[], choice: ChatContext["tool_choice"]): readonly ClientTool[] {
  if (choice === "none") return [];
  if (typeof choice !== "object" || choice.type !== "allowed_tools") return given;
  const names = new Set(choice.allowed_tools.tools.map(toName));
  return given.filter((one) => names.has(toName(one)));
}

function toDemand(choice: ChatContext["tool_choice"]): ChatContext["tool_choice"] {
  if (choice === undefined || choice === "auto" || choice === "none") return undefined;
  if (choice === "required" || choice.type !== "allowed_tools") return choice;
  return choice.allowed_tools.mode === "required" ? "required" : undefined;
}

function taken(one: ClientTool | undefined, at: number): ApiError {
  const kind = one?.type ?? "function";
  return new ApiError(
    400,
    "invalid_request_error",
    `This model has a tool with the name '${one && toName(one)}' itself.`,
    {
      param: `tools[${at}].${kind}.name`,
      code: "invalid_value",
    },
  );
}

function toName(one: object): string {
  const { function: declared, custom } = one as {
    readonly function?: { readonly name?: unknown };
    readonly custom?: { readonly name?: unknown };
  };
  return String(declared?.name ?? custom?.name);
}
