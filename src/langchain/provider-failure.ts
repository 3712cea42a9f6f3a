import { ApiError } from "../index.ts";

const DEEPEST = 8;

/**
 * What a failure means to the client. Where an error among its causes carries an HTTP status, as those of the providers' clients do, a
 * 429 stays one, with its `retry-after`, and any other is a 502; the provider's words are for the log. Anything else stays as it is.
 */
export function toProviderFailure(thrown: unknown): unknown {
  for (let link = thrown, depth = 0; link instanceof Error && depth < DEEPEST; link = link.cause, depth++) {
    if (ApiError.is(link)) return thrown;
    const { status, headers } = link as { readonly status?: unknown; readonly headers?: unknown };
    if (status === 429) return tooOften(headers instanceof Headers ? headers.get("retry-after") : null, thrown);
    if (typeof status === "number" && status >= 400 && status <= 599)
      return new ApiError(502, "server_error", "The model provider failed.", { code: "upstream_error", cause: thrown });
  }
  return thrown;
}

function tooOften(wait: string | null, cause: unknown): ApiError {
  const headers = wait !== null && /^\d+$/.test(wait) ? { "retry-after": wait } : {};
  const message = "The model provider is asked too often at the moment.";
  return new ApiError(429, "requests", message, { code: "rate_limit_exceeded", headers, cause });
}
