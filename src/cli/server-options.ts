import type { ServerOptions } from "../index.ts";
import { integer, number, oneOf, type Option, text, texts, toggle } from "./option.ts";

/** Largest delay that a timer of the platform takes, in milliseconds. */
const MAX_MS = 2_147_483_647;

type Flags = {
  readonly [K in Exclude<keyof ServerOptions, "rateLimitStore" | "gatherMetrics" | "tokenizer" | "logger">]-?: Option<
    NonNullable<ServerOptions[K]>
  >;
};

/** A flag for each option of the server that can be written on a command line; the compiler asks for the missing ones. */
export const serverOptions = {
  apiKeys: texts("<key>", "a key that clients must present; repeatable", {
    flag: "api-key",
    env: "THINKAGAIN_API_KEYS",
  }),
  corsOrigins: texts("<origin>", 'an origin that browsers may call from, or "*"; repeatable', { flag: "cors-origin" }),
  allowedHosts: texts("<host>", "a name that the Host header may bear; repeatable (loopback names)", {
    flag: "allowed-host",
  }),
  basePath: text("<path>", 'path in front of every route, such as "/ai"'),
  maxBodyBytes: integer("<bytes>", "largest request body (10 MiB)", { min: 1, max: 1024 ** 3 }),
  bodyTimeoutMs: integer("<ms>", "longest time for a request body to arrive (30000)", { min: 1, max: MAX_MS }),
  maxDepth: integer("<n>", "deepest nesting of a request body (64)", { min: 1, max: 1000 }),
  maxValues: integer("<n>", "how many values a request body may hold (100000)", { min: 1, max: 1e8 }),
  maxChoices: integer("<n>", 'largest "n" of a request (8)', { min: 1, max: 128 }),
  maxMessages: integer("<n>", "how many messages a conversation may have (2048)", { min: 1, max: 1e6 }),
  maxParts: integer("<n>", "how many content parts a message may have (1024)", { min: 1, max: 1e6 }),
  maxTools: integer("<n>", "how many tools a request may offer (128)", { min: 0, max: 1e6 }),
  maxOutputTokens: integer("<n>", 'largest "n" times "max_completion_tokens" (1048576)', {
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
  }),
  requestsPerMinute: integer("<n>", "chat requests of each key, or client address, in a minute (no limit)", {
    min: 1,
    max: 1e12,
  }),
  tokensPerMinute: integer("<n>", "tokens of each key, or client address, in a minute (no limit)", {
    min: 1,
    max: 1e12,
  }),
  maxConcurrency: integer("<n>", 'how many runs at once, per process; a request counts its "n" (10000)', {
    min: 1,
    max: 1e6,
  }),
  maxQueue: integer("<n>", "how many may wait for their turn, per process (1000)", { min: 0, max: 1e6 }),
  maxHeapUse: number("<0.1-1>", "part of the heap limit from which on no run begins (0.9)", { min: 0.1, max: 1 }),
  queueTimeoutMs: integer("<ms>", "longest wait for a turn (30000)", { min: 1, max: MAX_MS }),
  requestTimeoutMs: integer("<ms>", "longest time for one request (600000)", { min: 1, max: MAX_MS }),
  firstOutputTimeoutMs: integer("<ms>", "longest time to the first output of a run (600000)", { min: 1, max: MAX_MS }),
  silenceTimeoutMs: integer("<ms>", "longest time between two outputs of a run (300000)", { min: 1, max: MAX_MS }),
  maxOutputChars: integer("<n>", "the most characters that one answer may say (16 Mi)", { min: 1, max: 1024 ** 3 }),
  heartbeatMs: integer("<ms>", "longest silence of a stream before a comment line (15000)", { min: 1, max: MAX_MS }),
  stallTimeoutMs: integer("<ms>", "longest time that a reader may take nothing (60000)", { min: 1, max: MAX_MS }),
  strictResponses: toggle("judge the server's own answers by the contract as well"),
  strictRequests: toggle("refuse unknown fields with 400"),
  repairResponses: toggle("one more run for an answer that does not fit response_format"),
  reasoningField: oneOf(["reasoning_content", "reasoning"], "field that carries reasoning (reasoning_content)"),
  docs: toggle("leave out /docs, /redoc and the contract", { isOn: true }),
  metrics: toggle("count nothing, and leave out /metrics", { isOn: true }),
  logLevel: oneOf(["info", "warn", "error", "silent"], "the least that is logged (info: every request)"),
  logContent: toggle("log questions and answers as well, cut to 8192 characters each"),
} as const satisfies Flags;
