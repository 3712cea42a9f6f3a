import { GraphError, type GraphErrorCode } from "../graph/index.ts";

const BRAND = Symbol.for("thinkagain.ApiError");
const made = new WeakSet<object>();
const CHAIN_LIMIT = 32;
const SPEAKS = /^(?:retry-after(?:-ms)?|x-should-retry|x-ratelimit-[a-z\d-]+|allow|www-authenticate)$/i;

/** The error envelope of the wire: exactly these four keys. */
export interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** What an error may say beside its status, type and message. */
export interface ApiErrorOptions {
  readonly code?: string | null | undefined;
  readonly param?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly cause?: unknown;
}

/**
 * An error that the client is meant to read. Whatever else is thrown becomes a mute 500.
 * A worker may throw one on purpose: it passes with its status, code and headers (such as `retry-after`), however deep
 * it was wrapped. A status outside 400..599 becomes 500. Of headers, only those that speak about the error are kept: `retry-after`,
 * `retry-after-ms`, `x-should-retry`, `x-ratelimit-…`, `allow` and `www-authenticate`; the rest of a response is the server's.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, type: string, message: string, options: ApiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    Object.defineProperty(this, BRAND, { value: true });
    made.add(this);
    this.status = Number.isInteger(status) && status >= 400 && status <= 599 ? status : 500;
    this.body = { error: { message, type, param: options.param ?? null, code: options.code ?? null } };
    this.headers = toHeaders(options.headers ?? {});
  }

  /** Asks whether a value is an ApiError, also of another copy of this package. */
  static is(value: unknown): value is ApiError {
    return read(value, BRAND) === true;
  }

  /**
   * The one door from anything thrown to what the client may read: the first ApiError along the `cause` chain, else what the
   * table says about a GraphError, else a mute 500. The value itself stays as `cause`, for the log. An error that went
   * through a graph says `x-should-retry: false`, since the graph has started, unless the graph is `idempotent`.
   */
  static from(cause: unknown, options: { readonly idempotent?: boolean | undefined } = {}): ApiError {
    const chain = toChain(cause);
    const graph = chain.find((link) => GraphError.is(link));
    const meant = chain.find((link) => ApiError.is(link));
    const known = meant !== undefined ? own(meant, cause) : graph !== undefined ? ofGraph(graph, cause) : undefined;
    if (known !== undefined) return graph === undefined || options.idempotent ? known : notAgain(known, cause);
    return new ApiError(500, "server_error", "The server had an error while processing your request.", {
      code: "internal_error",
      cause,
    });
  }
}

/** A copy of an error that tells clients not to run the graph again, unless the error itself speaks about that. */
export function notAgain(error: ApiError, cause: unknown = error.cause): ApiError {
  if ("x-should-retry" in error.headers) return error;
  const { message, type, param, code } = error.body.error;
  return new ApiError(error.status, type, message, {
    code,
    param,
    cause,
    headers: { ...error.headers, "x-should-retry": "false" },
  });
}

interface Verdict {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const verdicts: { readonly [Code in GraphErrorCode]?: Verdict } = {
  step_limit: {
    status: 500,
    code: "graph_step_limit",
    message: "The graph took more steps than it is allowed to.",
  },
  node_timeout: { status: 504, code: "graph_timeout", message: "The graph did not answer in time." },
  aborted: {
    status: 499,
    code: "client_closed_request",
    message: "The request was closed before it was answered.",
  },
};

const failed: Verdict = {
  status: 500,
  code: "graph_error",
  message: "The graph failed while processing your request.",
};

function ofGraph(graph: GraphError, cause: unknown): ApiError {
  const known = read(graph, "code") as GraphErrorCode;
  const { status, code, message } = (Object.hasOwn(verdicts, known) ? verdicts[known] : undefined) ?? failed;
  return new ApiError(status, "server_error", message, { code, cause });
}

function own(foreign: ApiError, cause: unknown): ApiError {
  if (made.has(foreign)) return foreign;
  const body = read(read(foreign, "body"), "error");
  const options = {
    code: asText(read(body, "code")),
    param: asText(read(body, "param")),
    headers: asHeaders(read(foreign, "headers")),
    cause,
  };
  const message = asText(read(body, "message")) ?? "The server had an error while processing your request.";
  return new ApiError(Number(read(foreign, "status")), asText(read(body, "type")) ?? "server_error", message, options);
}

function toChain(cause: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = cause; link !== undefined && link !== null; link = read(link, "cause")) {
    if (chain.length === CHAIN_LIMIT || chain.includes(link)) break;
    chain.push(link);
  }
  return chain;
}

function toHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const sound = Object.entries(headers).filter(([name, value]) => isHeader(name, value));
  return Object.fromEntries(sound.map(([name, value]) => [name.toLowerCase(), value]));
}

function isHeader(name: string, value: unknown): boolean {
  return SPEAKS.test(name) && typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value);
}

function asHeaders(value: unknown): Record<string, string> {
  try {
    return { ...(value as Record<string, string>) };
  } catch {
    return {};
  }
}

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Reads one property of anything; a getter or a proxy that throws reads as undefined. */
function read(value: unknown, key: PropertyKey): unknown {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return undefined;
  try {
    return Reflect.get(value, key) as unknown;
  } catch {
    return undefined;
  }
}
