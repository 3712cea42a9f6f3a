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
/** For endpoints that name no parameter. */
const ABOUT_MESSAGES = /\bmessages\b|image|audio/i;
const FILTERED: ReadonlySet<unknown> = new Set(["content_filter", "content_policy_violation"]);
const QUOTA: ReadonlySet<unknown> = new Set(["insufficient_quota", "credit_balance_exhausted"]);
/** What the client of an endpoint puts before its words. */
const STATUS = /^\d{3} /;
const LONGEST_MESSAGE = 500;
/** What the client reads of an endpoint. */
const IT = "The model endpoint";
/** A shorter key is no secret, and may be a part of any word. */
const SHORTEST_KEY = 8;

/**
 * The table from what an endpoint did to our errors. Neither model nor host are named, since they tell strangers about the
 * network; of the endpoint's own words only those pass that speak about the request itself, which is the client's: a conversation too
 * long, a filter, messages that it cannot read, a parameter that was handed on. All of it is in the cause, for the log, but for the key, which some endpoints repeat.
 */
export function toFailure(thrown: unknown, endpoint: Endpoint, forwarded: ReadonlySet<string>): Failure {
  const refusal = thrown instanceof APIError ? withoutKey(thrown, endpoint.client.apiKey?.trim() ?? "") : thrown;
  const cause = new Error(toPlace(endpoint), { cause: refusal });
  const upstream = (message: string): ApiError => toUpstreamError(message, cause);
  if (refusal instanceof TookTooLong) {
    const options = { code: "upstream_timeout", cause };
    return { error: new ApiError(504, "server_error", `${refusal.message}.`, options), remedy: "elsewhere" };
  }
  if (isCausedBy(refusal, MissingKey))
    return { error: upstream("There is no key for the model endpoint."), remedy: "elsewhere" };
  if (refusal instanceof BrokenOff) return { error: upstream(`${IT} broke off its answer.`), remedy: "again" };
  if (refusal instanceof Garbled || refusal instanceof SyntaxError)
    return { error: upstream(`${IT} sent an answer that makes no sense.`), remedy: "again" };
  if (refusal instanceof APIConnectionError) return { error: upstream(`${IT} cannot be reached.`), remedy: "again" };
  if (refusal instanceof APIError) return ofStatus(refusal, cause, forwarded);
  return { error: upstream("The connection to the model endpoint broke."), remedy: "again" };
}

/** Our 502. */
export function toUpstreamError(message: string, cause?: unknown): ApiError {
  return new ApiError(502, "server_error", message, { code: "upstream_error", cause });
}

/** What the log calls an endpoint; the client never reads it. */
export function toPlace({ model, host }: Endpoint): string {
  return `${model} at ${host}`;
}

function ofStatus(refusal: APIError, cause: Error, forwarded: ReadonlySet<string>): Failure {
  const { status } = refusal;
  const [code, type] = [toText(refusal.code), toText(refusal.type)];
  const upstream = (message: string): ApiError => toUpstreamError(message, cause);
  const refused = ofRequest(refusal, cause, forwarded);
  if (refused) return refused;
  const waitMs = toRetryAfterMs(refusal.headers);
  if (status === 429 || (status === undefined && code === "rate_limit_exceeded")) {
    const headers = waitMs === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))) };
    const options = { code: "rate_limit_exceeded", headers, cause };
    const error = new ApiError(429, "requests", `${IT} is asked too often at the moment.`, options);
    const hopeless = QUOTA.has(code) || QUOTA.has(type) || refusal.headers?.get("x-should-retry") === "false";
    return { error, remedy: hopeless ? "elsewhere" : "again", waitMs };
  }
  if (status === 401 || status === 403)
    return { error: upstream(`${IT} refused the credentials of this server.`), remedy: "elsewhere" };
  if (status === 404) return { error: upstream(`${IT} has no such model or address.`), remedy: "elsewhere" };
  if (status === undefined) return { error: upstream(`${IT} failed while it answered.`), remedy: "again" };
  const error = upstream(`${IT} failed with status ${status}.`);
  return { error, remedy: isWorthTrying(refusal, status) ? "again" : "elsewhere", waitMs };
}

/** What a refusal says about the request. */
function ofRequest(refusal: APIError, cause: Error, forwarded: ReadonlySet<string>): Failure | undefined {
  const { status } = refusal;
  const [code, type, param] = [refusal.code, refusal.type, refusal.param].map(toText);
  if (status !== undefined && status !== 400 && status !== 413 && status !== 422) return undefined;
  const message = refusal.message.replace(STATUS, "").slice(0, LONGEST_MESSAGE);
  const invalid = (options: { readonly code: string | null; readonly param: string | null }): ApiError =>
    new ApiError(400, "invalid_request_error", message, { ...options, cause });
  if (code === "context_length_exceeded" || TOO_LONG.test(`${type} ${message}`))
    return { error: invalid({ code: "context_length_exceeded", param: "messages" }), remedy: "elsewhere" };
  if (status === undefined) return undefined;
  if (FILTERED.has(code)) return { error: invalid({ code: "content_filter", param: "messages" }), remedy: "none" };
  const isAboutMessages = status === 413 || ABOUT_MESSAGES.test(`${code} ${message}`);
  const name = /^\w+/.exec(param ?? "")?.[0] ?? (isAboutMessages ? "messages" : undefined);
  if (name === undefined || !forwarded.has(name)) return undefined;
  const { message: words } = Object(refusal.error) as { readonly message?: unknown };
  if (name === "messages" && toText(words))
    return { error: invalid({ code: code ?? "invalid_value", param: name }), remedy: "elsewhere" };
  const error = new ApiError(400, "invalid_request_error", `${IT} refused the parameter '${name}'.`, {
    code: code ?? "invalid_value",
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
