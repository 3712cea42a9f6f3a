export type { ApiKey } from "./api-key.ts";
export { createApp } from "./app.ts";
export type { Logger, LogLevel } from "./logger.ts";
export type { ServerOptions } from "./options.ts";
export type { RateLimitStore } from "./rate-limits/index.ts";
export { type RunningServer, serve, type ServeOptions } from "./serve.ts";
