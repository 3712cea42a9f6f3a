import { randomUUID } from "node:crypto";
import type { Context, Middleware } from "koa";

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
  ctx.state.requestId = ACCEPTABLE.test(given) ? given : `req_${randomUUID().replaceAll("-", "")}`;
  ctx.set("x-request-id", ctx.state.requestId);
  return next();
};

/** Says how long the answer took up to its first byte, as OpenAI does. */
export function tellDuration(ctx: Context): void {
  ctx.set("openai-processing-ms", String(Math.round(performance.now() - ctx.state.arrivedAt)));
}
