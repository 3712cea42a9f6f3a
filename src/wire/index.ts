export { ChatContext, toContext, type ChatContextInit, type Run } from "./context.ts";
export type { ContentPart } from "./content.ts";
export { ApiError, type ApiErrorOptions, type ErrorBody } from "./errors.ts";
export type { ChatMessage, ChatRequest, ParameterName } from "./parameters.ts";
export { invalidRequest, modelNotFound, unsupportedParameter } from "./refusals.ts";
export { DONE, toFrame } from "./sse.ts";
export type { Stamp } from "./stamp.ts";
export type { Capability, Supports } from "./supports.ts";
export type { Tokenizer } from "./tokenizer.ts";
