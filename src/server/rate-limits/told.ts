import { ApiError } from "../../wire/index.ts";
import type { Balance } from "./budget.ts";

/** What is limited, in the words of the wire. */
export type Kind = "requests" | "tokens";

const IN_WORDS: Readonly<Record<Kind, string>> = {
  requests: "requests per min (RPM)",
  tokens: "tokens per min (TPM)",
};

/** OpenAI's three header fields about a limit. */
export function toHeaders(kind: Kind, { limit, used, resetMs }: Balance): Record<string, string> {
  return {
    [`x-ratelimit-limit-${kind}`]: String(limit),
    [`x-ratelimit-remaining-${kind}`]: String(limit - used),
    [`x-ratelimit-reset-${kind}`]: toDuration(resetMs),
  };
}

/** The 429 of a budget that is used up. What can never be granted says so, and that trying again is of no use. */
export function toRefusal(kind: Kind, whose: string, amount: number, { limit, used, resetMs }: Balance): ApiError {
  const code = "rate_limit_exceeded";
  const where = `for ${whose} on ${IN_WORDS[kind]}: Limit ${limit}`;
  if (amount > limit) {
    const message = `Request too large ${where}, Requested ${amount}. The input or output tokens must be reduced in order to run successfully.`;
    return new ApiError(429, kind, message, { code, headers: { "x-should-retry": "false" } });
  }
  const waitMs = Math.min(60_000, Math.max(1, resetMs));
  const message = `Rate limit reached ${where}, Used ${used}, Requested ${amount}. Please try again in ${toDuration(waitMs)}.`;
  const headers = { "retry-after": String(Math.ceil(waitMs / 1000)), "retry-after-ms": String(waitMs) };
  return new ApiError(429, kind, message, { code, headers });
}

/** Milliseconds as OpenAI writes them: `0s`, `120ms`, `8.64s`, `6m0s`, `1h0m0s`. */
export function toDuration(ms: number): string {
  if (ms > 0 && ms < 1000) return `${ms}ms`;
  const seconds = `${(ms % 60_000) / 1000}s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return seconds;
  return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}
