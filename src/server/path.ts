import type { Middleware } from "koa";
import { ApiError } from "../wire/index.ts";

const MODEL = "/v1/models/";

/**
 * Brings a request target to the form of a path. A proxy's absolute form counts with its own host, as RFC 9112 asks; anything else is a
 * 400, before Koa reads a path out of it.
 */
export const plainTarget: Middleware = (ctx, next) => {
  const { url = "", headers } = ctx.req;
  if (url.startsWith("/")) return next();
  const [, host, path] = /^https?:\/\/((?:\[[\da-f:.]+\]|[^/?#@[\]]+))(\/[^#]*)?$/i.exec(url) ?? [];
  if (host === undefined) throw invalid("The target of the request is not a path.");
  headers.host = host;
  ctx.req.url = path ?? "/";
  return next();
};

/**
 * The one normal form of a path, on which gate and router agree: no trailing slash, and a model id as a single segment
 * (ids such as `org/name` are understood raw and percent-encoded). Throws 400 on a broken percent encoding.
 */
export function toRoute(path: string): string {
  const id = path.startsWith(MODEL) ? path.slice(MODEL.length) : "";
  const trimmed = path.length > 1 && path.endsWith("/") && id !== "/" ? path.slice(0, -1) : path;
  try {
    const decoded = decodeURIComponent(trimmed);
    if (!trimmed.startsWith(MODEL)) return trimmed;
    return MODEL + encodeURIComponent(decoded.slice(MODEL.length));
  } catch (cause) {
    throw invalid("The path of the request has a broken percent encoding.", cause);
  }
}

function invalid(message: string, cause?: unknown): ApiError {
  return new ApiError(400, "invalid_request_error", message, { code: "invalid_path", cause });
}
