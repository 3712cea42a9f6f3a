import type { Middleware, Next } from "koa";

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
    const rest = url.startsWith(prefix) ? url.slice(prefix.length) : undefined;
    if (rest === undefined || !/^($|[/?])/.test(rest)) return next();
    ctx.req.url = rest.startsWith("/") ? rest : `/${rest}`;
    try {
      return await through(0, ctx, next);
    } finally {
      ctx.req.url = url;
    }
  };
}
