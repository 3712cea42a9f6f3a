export { compile, Context, END, Graph, GraphError, parallel, pipe, run, Worker } from "./graph/index.ts";
export type * from "./graph/index.ts";
export { GraphRegistry, type GraphRegistryOptions, type RegisterOptions, type Registration } from "./registry.ts";
export {
  type ApiKey,
  createApp,
  type Logger,
  type LogLevel,
  type RateLimitStore,
  type RunningServer,
  serve,
  type ServeOptions,
  type ServerOptions,
} from "./server/index.ts";
export {
  ApiError,
  type ApiErrorOptions,
  type ChatContext,
  type Supports,
  type Task,
  type Tokenizer,
} from "./wire/index.ts";
