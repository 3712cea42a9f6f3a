import type { ChatRequest } from "./parameters.ts";
import { invalidRequest } from "./refusals.ts";

/** The most of everything that a request may multiply work with. What is left out is not limited. */
export interface RequestLimits {
  /** Largest `n`. */
  readonly n?: number | undefined;
  /** Messages of a conversation. */
  readonly messages?: number | undefined;
  /** Content parts of one message. */
  readonly parts?: number | undefined;
  /** Tools, or functions. */
  readonly tools?: number | undefined;
  /** `n` times the token limit of the request. */
  readonly outputTokens?: number | undefined;
}

/** Refuses a request that counts more of something than the server allows: 400 with OpenAI's codes. */
export function checkLimits(body: ChatRequest, limits: RequestLimits): void {
  checkLength("messages", body.messages, limits.messages);
  for (const [index, { content }] of body.messages.entries()) {
    if (Array.isArray(content)) checkLength(`messages[${index}].content`, content, limits.parts);
  }
  if (Array.isArray(body.prediction?.content)) checkLength("prediction.content", body.prediction.content, limits.parts);
  checkLength("tools", body.tools, limits.tools);
  checkLength("functions", body.functions, limits.tools);
  const n = body.n ?? 1;
  checkNumber("n", n, n, limits.n);
  const param = body.max_completion_tokens == null ? "max_tokens" : "max_completion_tokens";
  checkNumber(
    param,
    n * (body[param] ?? 0),
    body[param],
    limits.outputTokens,
    n > 1 ? " for all choices together" : "",
  );
}

function checkLength(param: string, list: readonly unknown[] | null | undefined, most = Infinity): void {
  if (!list || list.length <= most) return;
  const message = `Invalid '${param}': array too long. Expected an array with maximum length ${most}, but got an array with length ${list.length} instead.`;
  throw invalidRequest(message, { param, code: "array_above_max_length" });
}

function checkNumber(param: string, value: number, given: unknown, most = Infinity, note = ""): void {
  if (value <= most) return;
  const message = `Invalid '${param}': integer above maximum value. Expected a value <= ${most}${note}, but got ${String(given)} instead.`;
  throw invalidRequest(message, { param, code: "integer_above_max_value" });
}
