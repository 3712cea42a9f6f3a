import type { Logger } from "../logger.ts";
import type { Observer, RequestRecord } from "../record.ts";
import { LoggedContent } from "./log-content.ts";
import { isOwed, isRoutine } from "./outcome.ts";

/**
 * One line for each request at its end: a warning where the server owes the answer, else an information. Routine is left out. Neither
 * keys nor what was asked and answered are in it, unless `logContent` asks for the latter.
 */
export function accessLog(logger: Logger, { logContent }: { readonly logContent: boolean }): Observer {
  return (record) => {
    const content = logContent ? new LoggedContent() : undefined;
    const onEnd = () => {
      if (isRoutine(record)) return;
      const fields = { ...toFields(record), ...content?.toFields(record) };
      if (isOwed(record)) logger.warn(fields, "request");
      else logger.info(fields, "request");
    };
    return content ? { onPiece: content.onPiece, onEnd } : { onEnd };
  };
}

function toFields(record: RequestRecord): object {
  const { arrivedAt, admittedAt, firstOutputAt, endedAt, finishReasons, usage } = record;
  return {
    request_id: record.id,
    trace_id: record.traceId,
    method: record.method,
    path: record.path,
    operation: record.operation,
    status: record.status,
    code: record.error?.body.error.code ?? undefined,
    aborted: record.aborted,
    principal: record.principal,
    model: record.model,
    stream: record.stream,
    choices: record.choices,
    finish_reasons: finishReasons.length > 0 ? Array.from(finishReasons, (reason) => reason ?? null) : undefined,
    prompt_tokens: usage?.prompt_tokens,
    completion_tokens: usage?.completion_tokens,
    duration_ms: toMs(arrivedAt, endedAt),
    wait_ms: toMs(arrivedAt, admittedAt),
    first_output_ms: toMs(arrivedAt, firstOutputAt),
  };
}

/** Tenths are enough. */
function toMs(from: number, to: number | undefined): number | undefined {
  return to === undefined ? undefined : Math.round((to - from) * 10) / 10;
}
