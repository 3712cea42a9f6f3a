import { inspect } from "node:util";
import type { Context, Middleware } from "koa";
import { ApiError } from "../wire/index.ts";
import { ClientGone } from "./lifetime.ts";
import type { Logger } from "./logger.ts";

/** The only door from whatever was thrown to an error response. Nothing passes it: Koa's own handler never sees an error. */
export function onError(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (cause) {
      answerError(ctx, cause, logger);
    }
  };
}

function answerError(ctx: Context, cause: unknown, logger: Logger): void {
  if (cause instanceof ClientGone || ctx.res.destroyed) {
    ctx.respond = false;
    return;
  }
  const error = ApiError.from(cause);
  ctx.state.record.error = error;
  logFailure(logger, ctx, error, cause);
  if (ctx.res.headersSent) {
    ctx.respond = false;
    ctx.res.destroy();
    return;
  }
  ctx.status = error.status;
  ctx.set(error.headers);
  ctx.set("content-type", "application/json");
  ctx.body = JSON.stringify(error.body);
}

/** Logs what the client is not told: the cause of a 5xx, with the request's id. A refusal of our own tells everything itself. */
export function logFailure(logger: Logger, ctx: Context, error: ApiError, cause: unknown): void {
  if (error.status < 500 || (error.status === 503 && error.cause === undefined)) return;
  const fields = {
    request_id: ctx.state["requestId"],
    trace_id: ctx.state.record.traceId,
    method: ctx.method,
    path: ctx.state.record.path,
    status: error.status,
    code: error.body.error.code,
  };
  try {
    logger.error({ ...fields, cause: describe(cause) }, "request failed", cause);
  } catch {
    // A log that fails must not take the answer with it.
  }
}

/** A graph may throw all that it holds: what is told of it is bounded, and so is the time that it takes. */
const SHOWN = { depth: 4, maxArrayLength: 5, maxStringLength: 1000, getters: false, customInspect: false };
const MOST_SHOWN = 16_384;

function describe(cause: unknown): string {
  try {
    const text = inspect(cause, SHOWN);
    return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  } catch {
    return "a value that cannot be shown";
  }
}
