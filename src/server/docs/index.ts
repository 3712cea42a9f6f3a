import type { Middleware } from "koa";

/** Below these nothing but the pages is served. */
const OURS = /^\/(?:docs|redoc|openapi\.json|openapi\.yaml)(?:\/|$)/;

/**
 * Serves what describes the API and is no part of it, see `routes.ts`, which is loaded with the first request for it: the router and what
 * it brings along are a sixth of a cold start.
 */
export function docs(): Middleware {
  let routes: Promise<Middleware> | undefined;
  return (ctx, next) => {
    if (!OURS.test(ctx.path)) return next();
    routes ??= import("./routes.ts").then(
      ({ createRoutes }) => createRoutes(),
      (cause: unknown) => {
        routes = undefined;
        throw cause;
      },
    );
    return routes.then((serve) => serve(ctx, next));
  };
}
