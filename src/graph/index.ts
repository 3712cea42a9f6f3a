export { Context } from "./context.ts";
export type { ContextInit, FinishReason, HistoryEntry } from "./context.ts";
export { GraphError } from "./errors.ts";
export type { GraphErrorCode } from "./errors.ts";
export type * from "./delta.ts";
export type * from "./events.ts";
