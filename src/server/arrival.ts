import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Context, Middleware } from "koa";

/** How long an unread request body is drained after its answer before the socket is closed. */
const LINGER_MS = 2000;

/** A client's own id is kept only if it cannot forge a line of a log. */
const ACCEPTABLE = /^[\w.-]{1,128}$/;

declare module "koa" {
  interface DefaultState {
    /** The value of this request's `x-request-id`. */
    requestId: string;
    /** When the request came, in milliseconds of `performance.now()`. */
    arrivedAt: number;
  }
}

/** Notes when a request came, and gives every answer its `x-request-id`: the client's own where it is harmless, a new one otherwise. */
export const arrival: Middleware = (ctx, next) => {
  ctx.state.arrivedAt = performance.now();
  const given = ctx.get("x-request-id");
  ctx.state.requestId = ACCEPTABLE.test(given) ? given : newRequestId();
  ctx.set("x-request-id", ctx.state.requestId);
  ctx.res.once("finish", () => linger(ctx.req));
  return next();
};

/** An id in OpenAI's form. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll("-", "")}`;
}

/** An answer that comes before the whole body was read would be lost in a reset: the rest is drained for a while first. */
function linger(req: IncomingMessage): void {
  if (req.complete) return;
  req.resume();
  const timer = setTimeout(() => {
    if (!req.complete) req.socket.destroy();
  }, LINGER_MS).unref();
  req.once("close", () => clearTimeout(timer));
}

/** Says how long the answer took up to its first byte, as OpenAI does. */
export function tellDuration(ctx: Context): void {
  ctx.set("openai-processing-ms", String(Math.round(performance.now() - ctx.state.arrivedAt)));
}
