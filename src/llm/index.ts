export { chatModel } from "./chat-model.ts";
export type { Message } from "./conversation.ts";
export type { ApiKey, EndpointOptions } from "./endpoint.ts";
export type { FixedParams, Forward, Forwardable } from "./forward.ts";
export type { CallOptions, ChatModelOptions, Fallback, StructuredModelOptions } from "./options.ts";
export type { Timeouts } from "./patience.ts";
export type { RetryOptions } from "./persist.ts";
export type { JsonSchema } from "./schema.ts";
