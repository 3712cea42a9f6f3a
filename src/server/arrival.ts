import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Context, Middleware } from "koa";
import type { Holder } from "./api-key.ts";
import { closeRecord, type Observer, type RequestRecord, type Spectator } from "./record.ts";

/** How long an unread request body is drained after its answer before the socket is closed. */
const LINGER_MS = 2000;

/** A client's own id is kept only if it cannot forge a line of a log. */
const ACCEPTABLE = /^[\w.-]{1,128}$/;

const MAX_SHOWN = 512;

declare module "koa" {
  interface DefaultState {
    /** The value of this request's `x-request-id`. */
    requestId: string;
    /** What is known of this request. */
    record: RequestRecord;
    /** Who looks on. */
    spectators: readonly Spectator[];
    /** Whose key the request carries, once that is known. */
    principal?: Holder;
  }
}

/**
 * Opens the record of a request, for all who look on, and gives every answer its `x-request-id`: the client's own where it is
 * harmless, a new one otherwise.
 */
export function arrival(observers: readonly Observer[]): Middleware {
  return (ctx, next) => {
    const { req, res, state, method } = ctx;
    const given = req.headers["x-request-id"];
    const id = typeof given === "string" && ACCEPTABLE.test(given) ? given : newRequestId();
    const record: RequestRecord = {
      id,
      method,
      path: toShownPath(ctx.originalUrl),
      headers: req.headers,
      arrivedAt: performance.now(),
      finishReasons: [],
    };
    const spectators = observers.map((observe) => observe(record));
    state.requestId = id;
    state.record = record;
    state.spectators = spectators;
    res.setHeader("x-request-id", id);
    res.once("close", () => {
      if (res.writableFinished) linger(req);
      closeRecord(record, res, spectators);
    });
    return next();
  };
}

/** A path as a log may show it. What a proxy's absolute form has in front of it, and the query, may hold secrets. */
function toShownPath(url: string): string {
  const [path = ""] = (url.startsWith("/") ? url : url.replace(/^[a-z]+:\/\/[^/?]*/i, "")).split("?", 1);
  return path.slice(0, MAX_SHOWN);
}

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
  ctx.set("openai-processing-ms", String(Math.round(performance.now() - ctx.state.record.arrivedAt)));
}

/** Says where the time of a run went, in milliseconds, as browsers' tools show it. */
export function tellTiming(ctx: Context): void {
  const { arrivedAt, admittedAt } = ctx.state.record;
  if (admittedAt === undefined) return;
  const wait = (admittedAt - arrivedAt).toFixed(1);
  const graph = (performance.now() - admittedAt).toFixed(1);
  ctx.set("server-timing", `wait;dur=${wait}, graph;dur=${graph}`);
}
