import { APIConnectionError, APIError } from "openai";
import { ApiError } from "../index.ts";
import { type Endpoint, MissingKey } from "./endpoint.ts";
import { Garbled } from "./heard.ts";
import { BrokenOff } from "./listen.ts";
import { TookTooLong } from "./patience.ts";
import { toRetryAfterMs } from "./retry-after.ts";

/** What a failed call means: what the client would read, and what may help. */
export interface Failure {
  readonly error: ApiError;
  /** The same call again, another endpoint, or nothing. */
  readonly remedy: "again" | "elsewhere" | "none";
  /** How long the endpoint wants to be left alone. */
  readonly waitMs?: number | undefined;
}

const TOO_LONG = /maximum context length|context (?:length|window|size)|context_length|exceed_context/i;
const FILTERED: ReadonlySet<unknown> = new Set(["content_filter", "content_policy_violation"]);
const QUOTA: ReadonlySet<unknown> = new Set(["insufficient_quota", "credit_balance_exhausted"]);
/** What the client of an endpoint puts before its words. */
const STATUS = /^\d{3} /;
const LONGEST_MESSAGE = 500;
/** A shorter key is no secret, and may be a part of any word. */
const SHORTEST_KEY = 8;

/**
 * The table from what an endpoint did to our errors. The host is named; of the endpoint's own words only those pass that speak about
 * the request itself, which is the client's: a conversation too long, a filter, a parameter that was handed on. All of them are the
 * cause, for the log, but for the key, which some endpoints repeat.
 */
export function toFailure(thrown: unknown, { host, client }: Endpoint, forwarded: ReadonlySet<string>): Failure {
  const place = `The model endpoint ${host}`;
  const cause = thrown instanceof APIError ? withoutKey(thrown, client.apiKey?.trim() ?? "") : thrown;
  const upstream = (message: string): ApiError => toUpstreamError(message, cause);
  if (cause instanceof TookTooLong) {
    const options = { code: "upstream_timeout", cause };
    return { error: new ApiError(504, "server_error", `${cause.message}.`, options), remedy: "elsewhere" };
  }
  if (isCausedBy(cause, MissingKey)) return { error: upstream(`There is no key for ${host}.`), remedy: "elsewhere" };
  if (cause instanceof BrokenOff) return { error: upstream(`${place} broke off its answer.`), remedy: "again" };
  if (cause instanceof Garbled || cause instanceof SyntaxError)
    return { error: upstream(`${place} sent an answer that makes no sense.`), remedy: "again" };
  if (cause instanceof APIConnectionError) return { error: upstream(`${place} cannot be reached.`), remedy: "again" };
  if (cause instanceof APIError) return ofStatus(cause, place, forwarded);
  return { error: upstream(`The connection to ${host} broke.`), remedy: "again" };
}

/** Our 502. */
export function toUpstreamError(message: string, cause?: unknown): ApiError {
  return new ApiError(502, "server_error", message, { code: "upstream_error", cause });
}

function ofStatus(cause: APIError, place: string, forwarded: ReadonlySet<string>): Failure {
  const { status } = cause;
  const [code, type] = [toText(cause.code), toText(cause.type)];
  const upstream = (message: string): ApiError => toUpstreamError(message, cause);
  const refused = ofRequest(cause, place, forwarded);
  if (refused) return refused;
  const waitMs = toRetryAfterMs(cause.headers);
  if (status === 429 || (status === undefined && code === "rate_limit_exceeded")) {
    const headers = waitMs === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))) };
    const options = { code: "rate_limit_exceeded", headers, cause };
    const error = new ApiError(429, "requests", `${place} is asked too often at the moment.`, options);
    const hopeless = QUOTA.has(code) || QUOTA.has(type) || cause.headers?.get("x-should-retry") === "false";
    return { error, remedy: hopeless ? "elsewhere" : "again", waitMs };
  }
  if (status === 401 || status === 403)
    return { error: upstream(`${place} refused the credentials of this server.`), remedy: "elsewhere" };
  if (status === 404) return { error: upstream(`${place} has no such model or address.`), remedy: "elsewhere" };
  if (status === undefined) return { error: upstream(`${place} failed while it answered.`), remedy: "again" };
  const error = upstream(`${place} failed with status ${status}.`);
  return { error, remedy: isWorthTrying(cause, status) ? "again" : "elsewhere", waitMs };
}

/** What a refusal says about the request. */
function ofRequest(cause: APIError, place: string, forwarded: ReadonlySet<string>): Failure | undefined {
  const { status } = cause;
  const [code, type, param] = [cause.code, cause.type, cause.param].map(toText);
  if (status !== undefined && status !== 400 && status !== 413 && status !== 422) return undefined;
  const message = cause.message.replace(STATUS, "").slice(0, LONGEST_MESSAGE);
  const invalid = (options: { readonly code: string | null; readonly param: string | null }): ApiError =>
    new ApiError(400, "invalid_request_error", message, { ...options, cause });
  if (code === "context_length_exceeded" || TOO_LONG.test(`${type} ${message}`))
    return { error: invalid({ code: "context_length_exceeded", param: "messages" }), remedy: "elsewhere" };
  if (status === undefined) return undefined;
  if (FILTERED.has(code)) return { error: invalid({ code: "content_filter", param: "messages" }), remedy: "none" };
  const name = /^\w+/.exec(param ?? "")?.[0];
  if (name === undefined || !forwarded.has(name)) return undefined;
  const error = new ApiError(400, "invalid_request_error", `${place} refused the parameter '${name}'.`, {
    code,
    param: name,
    cause,
  });
  return { error, remedy: "elsewhere" };
}

function isWorthTrying({ headers }: APIError, status: number): boolean {
  const told = headers?.get("x-should-retry");
  if (told === "true" || told === "false") return told === "true";
  return status >= 500 || status === 408 || status === 409;
}

function withoutKey(refusal: APIError, key: string): APIError {
  const body = JSON.stringify(refusal.error ?? null);
  const words = refusal.message.replace(STATUS, "");
  if (key.length < SHORTEST_KEY || !(body + words).includes(key)) return refusal;
  const told = JSON.parse(body.replaceAll(key, "***")) as object | undefined;
  return new APIError(refusal.status, told, words.replaceAll(key, "***"), refusal.headers);
}

/** Bodies are data of strangers: what should be text may be anything. */
const toText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function isCausedBy(thrown: unknown, kind: typeof MissingKey): boolean {
  for (let link = thrown, depth = 0; link instanceof Error && depth < 8; link = link.cause, depth++)
    if (link instanceof kind) return true;
  return false;
}
