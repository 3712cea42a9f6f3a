import type { Middleware, Next } from "koa";
import { ApiError } from "../wire/index.ts";

const MAX_SHOWN = 200;

/** A request's target, which a proxy may write in absolute form: its origin, and the rest. */
const TARGET = /^(https?:\/\/[^/?#]*)?(.*)$/i;

/**
 * Runs middleware for the paths below a prefix, which it does not see; requests for other paths pass by untouched. Without a prefix
 * nothing passes by, not even a request whose target is no path at all.
 */
export function inside(prefix: string, stack: readonly Middleware[]): Middleware {
  const through = (at: number, ctx: Parameters<Middleware>[0], next: Next): Promise<unknown> => {
    const middleware = stack[at];
    return Promise.resolve(middleware ? middleware(ctx, () => through(at + 1, ctx, next)) : next());
  };
  if (prefix === "") return (ctx, next) => through(0, ctx, next);
  return async (ctx, next) => {
    const { url = "" } = ctx.req;
    const [, origin = "", path = ""] = TARGET.exec(url) ?? [];
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    if (rest === undefined || !/^($|[/?])/.test(rest)) return next();
    ctx.req.url = origin + (rest.startsWith("/") ? rest : `/${rest}`);
    try {
      return await through(0, ctx, next);
    } finally {
      ctx.req.url = url;
    }
  };
}

/** Answers what passed by where there is nobody else to answer. Throws 404. */
export function outside(prefix: string): Middleware {
  return ({ method, path }) => {
    const message = `Invalid URL (${method} ${path.slice(0, MAX_SHOWN)}). Every path of this server begins with ${prefix}.`;
    throw new ApiError(404, "invalid_request_error", message);
  };
}
