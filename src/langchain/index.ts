export { ModelReader } from "./model-reader.ts";
export { fromRunnable, type RunnableLike, type RunnableOptions } from "./from-runnable.ts";
export { toLangChainMessages } from "./messages.ts";
export { isChunk, toChatDelta, toToolCalls } from "./delta.ts";
export { toFinishReason } from "./finish-reason.ts";
export { toProviderFailure } from "./provider-failure.ts";
