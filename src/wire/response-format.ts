import type { ChatRequest } from "./parameters.ts";
import { Budget, validate } from "./json-schema/index.ts";
import type { Judge } from "./structured.ts";

/** Judges the texts of all answers to one request by the requested form; undefined when any text will do. */
export function toJudge(format: ChatRequest["response_format"]): Judge | undefined {
  switch (format?.type) {
    case undefined:
    case "text":
      return undefined;
    case "json_object":
      return (text) => judgeJson(text, (value) => (isObject(value) ? undefined : "expected a JSON object"));
    case "json_schema": {
      const { schema } = format.json_schema;
      const budget = new Budget();
      return (text) =>
        judgeJson(text, (value) => (schema === undefined ? undefined : toProblem(schema, value, budget)));
    }
    default:
      return format satisfies undefined;
  }
}

function judgeJson(text: string, judge: (value: unknown) => string | undefined): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "expected JSON, and nothing else";
  }
  return judge(value);
}

function toProblem(schema: object, value: unknown, budget: Budget): string | undefined {
  const fault = validate(schema, value, budget);
  return fault && `${fault.path.length === 0 ? "the value" : fault.path.join(".")}: ${fault.message}`;
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
