import type { OperationId } from "../../contract/index.ts";
import type { RequestRecord } from "../record.ts";

/** What has no operation is a page, an asset or a preflight. */
const ROUTINE: ReadonlySet<OperationId | undefined> = new Set(["getHealth", "getReadiness", "getMetrics", undefined]);

/** Whether a request is worth no word as long as it goes well: health checks, metrics, documentation, preflights. */
export function isRoutine({ operation, status, aborted }: RequestRecord): boolean {
  return ROUTINE.has(operation) && status !== undefined && status < 400 && aborted === undefined;
}

/** Whether the server owes the client an answer: a failure of its own, before the answer or in it. */
export function isOwed({ status = 0, aborted }: RequestRecord): boolean {
  return status >= 500 || (aborted !== undefined && aborted !== "client");
}
