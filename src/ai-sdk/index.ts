export { fromAISDK } from "./from-ai-sdk.ts";
export type { AISDKAgent, AISDKFunction, AISDKOptions, AISDKResult } from "./options.ts";
export { toModelMessages } from "./messages.ts";
export { toAISDKTools } from "./tools.ts";
