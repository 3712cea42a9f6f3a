import { parameterNames, type ChatRequest, type ParameterName } from "./parameters.ts";

/** The parameters that were given: a null means not given, and is gone. */
export type Given = {
  -readonly [Name in Exclude<ParameterName, "messages" | "model">]?: NonNullable<ChatRequest[Name]>;
};

/** A request as the graph and the stages see it, the deprecated forms written in today's. */
export interface PlainRequest extends Given {
  messages: ChatRequest["messages"];
  /** What the client sent beside the parameters that the contract knows. */
  extra: Record<string, unknown>;
}

/**
 * Writes a request plainly: nulls and the model name are dropped, `functions` and `function_call` appear as `tools` and
 * `tool_choice` too, and both names of the token limit hold the one that counts (`max_completion_tokens` wins).
 */
export function toPlainRequest(body: ChatRequest): PlainRequest {
  const known: Record<string, unknown> = {};
  const unknown: [string, unknown][] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined || name === "model") continue;
    if (parameterNames.has(name)) known[name] = value;
    else unknown.push([name, value]);
  }
  const given: Given = known;
  const limit = given.max_completion_tokens ?? given.max_tokens;
  return {
    ...given,
    ...(limit === undefined ? {} : { max_tokens: limit, max_completion_tokens: limit }),
    ...(given.tools === undefined && given.functions !== undefined
      ? toTools(given.functions, given.function_call)
      : {}),
    messages: body.messages,
    extra: Object.fromEntries(unknown),
  };
}

function toTools(
  functions: NonNullable<Given["functions"]>,
  choice: Given["function_call"],
): Pick<Given, "tools" | "tool_choice"> {
  const tools = functions.map((declared) => ({ type: "function" as const, function: declared }));
  if (choice === undefined) return { tools };
  return {
    tools,
    tool_choice: typeof choice === "string" ? choice : { type: "function", function: { name: choice.name } },
  };
}
