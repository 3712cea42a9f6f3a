import { checkSchema, Patterns } from "./json-schema/index.ts";
import type { ChatRequest } from "./parameters.ts";
import { invalidRequest } from "./refusals.ts";
import { describeFault } from "./schema-fault.ts";
import { toToolName } from "./tool-name.ts";

/** Judges tools and what is said about their choice, in today's form and in the deprecated one. */
export function checkTools(body: ChatRequest): void {
  const { tools, functions, tool_choice, function_call } = body;
  if (tools && functions) {
    throw invalidRequest("'tools' and 'functions' cannot be used together: 'functions' is the older form of 'tools'.", {
      param: "functions",
    });
  }
  const names = (tools ?? []).map((tool) => (tool.type === "custom" ? tool.custom.name : tool.function.name));
  checkUnique(names, (at) => `tools[${at}].${tools?.[at]?.type ?? "function"}.name`);
  const old = (functions ?? []).map(({ name }) => name);
  checkUnique(old, (at) => `functions[${at}].name`);
  checkParameters(body);
  if (tool_choice) checkChoice(tool_choice, tools ?? []);
  if (function_call) checkFunctionCall(function_call, old);
}

function checkUnique(names: readonly string[], toParam: (at: number) => string): void {
  const at = names.findIndex((name, index) => names.indexOf(name) < index);
  if (at < 0) return;
  throw invalidRequest(`Invalid '${toParam(at)}': there is more than one tool with the name '${names[at]}'.`, {
    param: toParam(at),
    code: "invalid_value",
  });
}

function checkParameters({ tools }: ChatRequest): void {
  const patterns = new Patterns();
  for (const [at, tool] of (tools ?? []).entries()) {
    if (tool.type !== "function" || tool.function.strict !== true || tool.function.parameters === undefined) continue;
    const fault = checkSchema(tool.function.parameters, { strict: true, patterns });
    if (fault === undefined) continue;
    throw invalidRequest(`Invalid schema for function '${tool.function.name}': ${describeFault(fault)}.`, {
      param: `tools[${at}].function.parameters`,
      code: "invalid_function_parameters",
    });
  }
}

function checkChoice(choice: NonNullable<ChatRequest["tool_choice"]>, tools: NonNullable<ChatRequest["tools"]>): void {
  if (choice === "none") return;
  if (tools.length === 0) {
    throw invalidRequest("'tool_choice' is only allowed when 'tools' are specified.", { param: "tool_choice" });
  }
  if (typeof choice === "string") return;
  const known = new Set(tools.map((tool) => toToolName(tool)));
  const chosen = choice.type === "allowed_tools" ? choice.allowed_tools.tools : [choice];
  const at = chosen.findIndex((one) => !known.has(toToolName(one)));
  if (at < 0) return;
  throw invalidRequest("Invalid value for 'tool_choice': it names a tool that is not among 'tools'.", {
    param:
      choice.type === "allowed_tools" ? `tool_choice.allowed_tools.tools[${at}]` : `tool_choice.${choice.type}.name`,
    code: "invalid_value",
  });
}

function checkFunctionCall(choice: NonNullable<ChatRequest["function_call"]>, names: readonly string[]): void {
  if (choice === "none") return;
  if (names.length === 0) {
    throw invalidRequest("'function_call' is only allowed when 'functions' are specified.", { param: "function_call" });
  }
  if (typeof choice === "string" || names.includes(choice.name)) return;
  throw invalidRequest("Invalid value for 'function_call': it names a function that is not among 'functions'.", {
    param: "function_call.name",
    code: "invalid_value",
  });
}
