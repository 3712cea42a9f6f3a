import { once } from "node:events";
import type { Context } from "koa";
import { tellDuration, tellTiming } from "./arrival.ts";
import { ApiError, DONE, toFrame } from "../wire/index.ts";
import { logFailure } from "./errors.ts";
import { Frames } from "./frames.ts";
import { orAborted } from "./lifetime.ts";
import type { Logger } from "./logger.ts";
import type { Settings } from "./options.ts";

/** A handler's reply, as the transport sees it. */
export interface AnyReply {
  readonly status: number;
  readonly type?: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const HEARTBEAT = ": keep-alive\n\n";

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Sends a reply: JSON through Koa, an event stream straight to the socket. Settles when the answer is complete. */
export async function send(
  ctx: Context,
  reply: AnyReply,
  settings: Settings & { logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  if (reply.headers) ctx.set(reply.headers);
  if (reply.type === "text/event-stream") {
    await sendEvents(ctx, reply.body as AsyncIterable<unknown>, settings, signal);
    return;
  }
  tellDuration(ctx);
  tellTiming(ctx);
  ctx.status = reply.status;
  ctx.set("content-type", reply.headers?.["content-type"] ?? "application/json");
  ctx.body = reply.type === "text/plain" ? reply.body : JSON.stringify(reply.body);
  limitStall(ctx, settings);
}

/**
 * Writes values as server-sent events.
 *
 * S1. The status line waits for the first value or failure, or for `heartbeatMs` of silence: an early failure is thrown and becomes a real status.
 * S2. A failure after that is one error frame and the end, without `[DONE]`: a broken answer never looks whole.
 * S3. A reader that is slow holds the source up; one that takes nothing for `stallTimeoutMs` is disconnected.
 * S4. However the stream ends, the source is left: its `finally` runs.
 */
async function sendEvents(
  ctx: Context,
  events: AsyncIterable<unknown>,
  settings: Settings & { logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  const { res } = ctx;
  const frames = new Frames(res);
  const iterator = events[Symbol.asyncIterator]();
  const open = () => {
    if (res.headersSent) return;
    ctx.respond = false;
    tellDuration(ctx);
    res.writeHead(200, STREAM_HEADERS);
  };
  const pulse = setTimeout(() => {
    open();
    if (!res.writableNeedDrain) res.write(HEARTBEAT);
    pulse.refresh();
  }, settings.heartbeatMs);

  const pump = async () => {
    for (let next = await iterator.next(); !next.done && !signal.aborted; next = await iterator.next()) {
      open();
      pulse.refresh();
      frames.add(toFrame(next.value));
      if (res.writableNeedDrain) await drained(ctx, settings, signal);
    }
    if (signal.aborted) throw signal.reason;
    open();
    limitStall(ctx, settings);
    res.end(frames.take() + DONE);
  };

  try {
    await orAborted(pump(), signal);
  } catch (cause) {
    if (!res.headersSent || res.destroyed) throw cause;
    const error = ApiError.from(cause);
    ctx.state.record.error = error;
    limitStall(ctx, settings);
    res.end(frames.take() + toFrame(error.body));
    logFailure(settings.logger, ctx, error, cause);
  } finally {
    clearTimeout(pulse);
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Disconnects a reader that takes nothing of what is left to send. */
function limitStall(ctx: Context, { stallTimeoutMs }: Settings): void {
  ctx.res.setTimeout(stallTimeoutMs, () => disconnect(ctx));
}

function disconnect({ res, state }: Context): void {
  state.record.aborted = "stall";
  res.destroy();
}

async function drained(ctx: Context, { stallTimeoutMs }: Settings, signal: AbortSignal): Promise<void> {
  const timer = setTimeout(() => disconnect(ctx), stallTimeoutMs);
  try {
    await once(ctx.res, "drain", { signal });
  } finally {
    clearTimeout(timer);
  }
}
