export { definition, document, documentText } from "../../generated/document.ts";
export { operationIds, operations } from "../../generated/operations.ts";
export type { Model, ServerInfo } from "../../generated/types.ts";
export type { Handler, Handlers, Journey, Load, OperationId, Principal } from "./input.ts";
export { judgeReply, judgeRequest, toInput } from "./judge.ts";
