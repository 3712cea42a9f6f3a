import type { Tokenizer } from "../wire/index.ts";
import { type ApiKey, perMinute } from "./api-key.ts";
import {
  between,
  callable,
  judgeOptions,
  type Kind,
  listOf,
  MAX_DELAY,
  oneOf,
  path,
  texts,
  toggle,
  whole,
  withMethods,
} from "./kinds.ts";
import type { Logger, LogLevel } from "./logger.ts";
import type { RateLimitStore } from "./rate-limits/index.ts";

/** What `createApp` may be told. Every field has a default that is safe on the open network behind a key. */
export interface ServerOptions {
  /** Keys that clients must present (`Authorization: Bearer …`, `x-api-key` or `api-key`), alone or with what they open. None: no key is asked for. */
  readonly apiKeys?: readonly (string | ApiKey)[];
  /** Origins that browsers may call from, or "*". None by default. */
  readonly corsOrigins?: readonly string[];
  /**
   * Names that the `Host` header may bear, without port; all others get 403, so that a foreign page cannot reach a local server by a
   * name of its own. None: any.
   */
  readonly allowedHosts?: readonly string[];
  /** Where the app is mounted, such as "/ai". Requests outside go to the next middleware. */
  readonly basePath?: string;
  /** Largest request body in bytes. Default 10 MiB. */
  readonly maxBodyBytes?: number;
  /** Longest time for a request body to arrive in milliseconds; 408 after it. Default 30,000. */
  readonly bodyTimeoutMs?: number;
  /** Deepest nesting of a request body. Default 64. */
  readonly maxDepth?: number;
  /** How many values a request body may hold; a field, with its name, counts as two. Default 100,000. */
  readonly maxValues?: number;
  /** Largest `n` of a request, 1 to 128. Default 8. */
  readonly maxChoices?: number;
  /** How many messages a conversation may have. Default 2,048. */
  readonly maxMessages?: number;
  /** How many content parts a message may have. Default 1,024. */
  readonly maxParts?: number;
  /** How many tools, or functions, a request may offer. Default 128. */
  readonly maxTools?: number;
  /** Largest `n` times `max_completion_tokens` of a request. Default 1,048,576. */
  readonly maxOutputTokens?: number;
  /** How many chat requests each key may send in a minute, or each client address where no key is asked for; 429 beyond it. A key's own limit wins. None by default. */
  readonly requestsPerMinute?: number;
  /** How many tokens, of prompts and answers, the chat requests of each key (or client address) may take in a minute; 429 beyond it. A key's own limit wins. None by default. */
  readonly tokensPerMinute?: number;
  /**
   * Where the two limits are counted, such as `({ keyPrefix, points, duration }) => new RateLimiterRedis({ storeClient, keyPrefix, points, duration })`
   * of rate-limiter-flexible. Default: the memory of this process. A store that fails lets requests pass.
   */
  readonly rateLimitStore?: RateLimitStore;
  /** How many runs at once, per process; a request counts its `n`. Default 10,000. */
  readonly maxConcurrency?: number;
  /** How many may wait for their turn, per process; 429 for the next one. Default 1,000. */
  readonly maxQueue?: number;
  /** The part of V8's heap limit from which on no run begins, 0.1 to 1; 503 beyond it. Default 0.9; 1 turns it off. */
  readonly maxHeapUse?: number;
  /** Longest wait for a turn in milliseconds; 503 after it. Default 30,000. */
  readonly queueTimeoutMs?: number;
  /** Longest time for one request in milliseconds; 504 after it. Default 600,000, the default of OpenAI's clients. */
  readonly requestTimeoutMs?: number;
  /** Longest time from a run's beginning to its first output in milliseconds; 504 after it. Default 600,000. */
  readonly firstOutputTimeoutMs?: number;
  /** Longest time between two outputs of a run in milliseconds; an error after it. Default 300,000. */
  readonly silenceTimeoutMs?: number;
  /** The most that one answer may say, all choices together, in characters of text, reasoning and tool calls; an error beyond it. Default 16 Mi. */
  readonly maxOutputChars?: number;
  /** Longest silence of a stream in milliseconds before a comment line shows that it lives. Default 15,000. */
  readonly heartbeatMs?: number;
  /** Longest time in milliseconds that a reader may take nothing of what is ready before its stream is closed. Default 60,000. */
  readonly stallTimeoutMs?: number;
  /** Judge the server's own answers by the contract as well, and fail where they do not fit. For tests; costs time. */
  readonly strictResponses?: boolean;
  /** Refuse unknown top-level fields with 400, as OpenAI does. By default they are ignored. */
  readonly strictRequests?: boolean;
  /** Give a graph one more run, with `ctx.validation_error` set, when its answer does not fit `response_format`. */
  readonly repairResponses?: boolean;
  /** Field that carries reasoning in answers. Default `reasoning_content`, the one that most clients read. */
  readonly reasoningField?: "reasoning_content" | "reasoning";
  /** Serve /docs, /redoc, /openapi.json and /openapi.yaml. Default true. */
  readonly docs?: boolean;
  /** Count what happens, and show it at GET /metrics. Default true. */
  readonly metrics?: boolean;
  /**
   * For a program of several processes: lets GET /metrics tell of all of them. Called once, with what tells this process's own metrics
   * (as prom-client's `AggregatorRegistry.aggregate` takes them); what it returns is called for each reading and tells the whole in
   * Prometheus' text format. By default a process tells its own.
   */
  readonly gatherMetrics?: (own: () => Promise<readonly object[]>) => () => Promise<string>;
  /** Counts and cuts tokens. Default: o200k_base. */
  readonly tokenizer?: Tokenizer;
  /** What the default log tells: "info" each request and each failure, "warn" what went wrong, "error" failures. Default "info". */
  readonly logLevel?: LogLevel;
  /** Log the messages of requests and the text of answers as well, up to some 8,000 characters of each. Default false. */
  readonly logContent?: boolean;
  /** Default: JSON lines on standard error. */
  readonly logger?: Logger;
}

/** What has no default. */
type Given = "requestsPerMinute" | "tokensPerMinute" | "rateLimitStore" | "gatherMetrics" | "tokenizer" | "logger";

/** Options with every default filled in. */
export type Settings = Required<Omit<ServerOptions, Given>> & Pick<ServerOptions, Given>;

const DEFAULTS = {
  apiKeys: [],
  corsOrigins: [],
  allowedHosts: [],
  basePath: "",
  maxBodyBytes: 10 * 1024 * 1024,
  bodyTimeoutMs: 30_000,
  maxDepth: 64,
  maxValues: 100_000,
  maxChoices: 8,
  maxMessages: 2048,
  maxParts: 1024,
  maxTools: 128,
  maxOutputTokens: 1_048_576,
  maxConcurrency: 10_000,
  maxQueue: 1000,
  maxHeapUse: 0.9,
  queueTimeoutMs: 30_000,
  requestTimeoutMs: 600_000,
  firstOutputTimeoutMs: 600_000,
  silenceTimeoutMs: 300_000,
  maxOutputChars: 16 * 1024 * 1024,
  heartbeatMs: 15_000,
  stallTimeoutMs: 60_000,
  strictResponses: false,
  strictRequests: false,
  repairResponses: false,
  reasoningField: "reasoning_content",
  docs: true,
  metrics: true,
  logLevel: "info",
  logContent: false,
} as const satisfies Omit<Settings, Given>;

const delay = whole(1, MAX_DELAY);

const KINDS: Readonly<Record<keyof ServerOptions, Kind>> = {
  apiKeys: listOf("keys"),
  corsOrigins: texts,
  allowedHosts: texts,
  basePath: path,
  maxBodyBytes: whole(1, 1024 ** 3),
  bodyTimeoutMs: delay,
  maxDepth: whole(1, 1000),
  maxValues: whole(1, 100_000_000),
  maxChoices: whole(1, 128),
  maxMessages: whole(1, 1_000_000),
  maxParts: whole(1, 1_000_000),
  maxTools: whole(0, 1_000_000),
  maxOutputTokens: whole(1, Number.MAX_SAFE_INTEGER),
  requestsPerMinute: perMinute,
  tokensPerMinute: perMinute,
  rateLimitStore: callable,
  maxConcurrency: whole(1, 1_000_000),
  maxQueue: whole(0, 1_000_000),
  maxHeapUse: between(0.1, 1),
  queueTimeoutMs: delay,
  requestTimeoutMs: delay,
  firstOutputTimeoutMs: delay,
  silenceTimeoutMs: delay,
  maxOutputChars: whole(1, 1024 ** 3),
  heartbeatMs: delay,
  stallTimeoutMs: delay,
  strictResponses: toggle,
  strictRequests: toggle,
  repairResponses: toggle,
  reasoningField: oneOf("reasoning_content", "reasoning"),
  docs: toggle,
  metrics: toggle,
  logLevel: oneOf("info", "warn", "error", "silent"),
  logContent: toggle,
  gatherMetrics: callable,
  tokenizer: withMethods("encode", "decode"),
  logger: withMethods("info", "warn", "error"),
};

/** Options to settings. Throws RangeError on a number out of range and TypeError on an unknown option or a value of another kind. */
export function toSettings(options: ServerOptions): Settings {
  judgeOptions(options, KINDS);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given, basePath: (options.basePath ?? "").replace(/\/+$/, "") };
}
