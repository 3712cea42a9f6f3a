import { APICallError, RetryError } from "ai";
import { ApiError } from "../index.ts";

const DEEPEST = 8;

/**
 * What a failure means to the client. Where a call of a provider is among its causes, a 429 stays one, with its `retry-after`, and any
 * other is a 502; the provider's words are for the log. Anything else stays as it is.
 */
export function toProviderFailure(thrown: unknown): unknown {
  for (let link = thrown, depth = 0; link instanceof Error && depth < DEEPEST; depth++) {
    if (ApiError.is(link)) return thrown;
    if (APICallError.isInstance(link)) return toApiError(link, thrown);
    link = RetryError.isInstance(link) ? link.lastError : link.cause;
  }
  return thrown;
}

function toApiError({ statusCode, responseHeaders }: APICallError, cause: unknown): ApiError {
  if (statusCode !== 429)
    return new ApiError(502, "server_error", "The model provider failed.", { code: "upstream_error", cause });
  const wait = responseHeaders?.["retry-after"];
  const headers = wait !== undefined && /^\d+$/.test(wait) ? { "retry-after": wait } : {};
  const message = "The model provider is asked too often at the moment.";
  return new ApiError(429, "requests", message, { code: "rate_limit_exceeded", headers, cause });
}
