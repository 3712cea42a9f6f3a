import type { Context, Middleware, Next } from "koa";

/** Runs middleware for the paths below a prefix, which it does not see; all other requests pass by untouched. */
export function inside(prefix: string, stack: readonly Middleware[]): Middleware {
  return async (ctx, next) => {
    const { path } = ctx;
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    ctx.path = path.slice(prefix.length) || "/";
    try {
      await through(stack, ctx, next);
    } finally {
      ctx.path = path;
    }
  };
}

function through([first, ...rest]: readonly Middleware[], ctx: Context, next: Next): Promise<unknown> {
  return first ? Promise.resolve(first(ctx as never, () => through(rest, ctx, next))) : next();
}
