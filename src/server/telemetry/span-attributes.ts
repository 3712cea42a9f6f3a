import type { Attributes } from "@opentelemetry/api";
import { operations } from "../../contract/index.ts";
import type { RequestRecord } from "../record.ts";

/** Request parameters under their names in the GenAI conventions; none of them holds what a user wrote. */
const PARAMETERS = {
  max_completion_tokens: "gen_ai.request.max_tokens",
  max_tokens: "gen_ai.request.max_tokens",
  temperature: "gen_ai.request.temperature",
  top_p: "gen_ai.request.top_p",
  frequency_penalty: "gen_ai.request.frequency_penalty",
  presence_penalty: "gen_ai.request.presence_penalty",
  seed: "gen_ai.request.seed",
  n: "gen_ai.request.choice.count",
  model: "gen_ai.request.model",
} as const;

/** The name of a request's span. */
export function toSpanName(record: RequestRecord, basePath: string): string {
  if (record.model !== undefined) return `chat ${record.model}`;
  const route = toRoute(record, basePath);
  return route === undefined ? record.method : `${record.method} ${route}`;
}

/** What is known of a request when its span begins. */
export function toOpening(record: RequestRecord, basePath: string): Attributes {
  return {
    "http.request.method": record.method,
    "http.route": toRoute(record, basePath),
    "url.path": record.path,
    "user_agent.original": record.headers["user-agent"],
    "thinkagain.request_id": record.id,
    "thinkagain.principal": record.principal,
    ...(record.model !== undefined && {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "thinkagain",
      "gen_ai.response.model": record.model,
      "thinkagain.stream": record.stream,
      ...toParameters(record.body),
    }),
  };
}

/** What is known of a request at its end. */
export function toClosing(record: RequestRecord): Attributes {
  const { status, aborted, finishReasons, usage, arrivedAt, admittedAt, firstOutputAt } = record;
  return {
    "http.response.status_code": status,
    "gen_ai.response.finish_reasons":
      finishReasons.length > 0 ? Array.from(finishReasons, (it) => it ?? "") : undefined,
    "gen_ai.usage.input_tokens": usage?.prompt_tokens,
    "gen_ai.usage.output_tokens": usage?.completion_tokens,
    "thinkagain.aborted": aborted,
    "thinkagain.wait_ms": admittedAt === undefined ? undefined : admittedAt - arrivedAt,
    "thinkagain.first_output_ms": firstOutputAt === undefined ? undefined : firstOutputAt - arrivedAt,
  };
}

function toRoute({ operation }: RequestRecord, basePath: string): string | undefined {
  return operation && basePath + operations[operation].path;
}

function toParameters(body: unknown): Attributes {
  const given = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>);
  const known = given.flatMap(([field, value]) =>
    Object.hasOwn(PARAMETERS, field) && (typeof value === "number" || typeof value === "string")
      ? [[PARAMETERS[field as keyof typeof PARAMETERS], value] as const]
      : [],
  );
  return Object.fromEntries(known);
}
