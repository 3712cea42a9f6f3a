import type { Middleware } from "koa";
import { ApiError } from "../wire/index.ts";
import type { Lifecycle } from "./lifetime.ts";

/** Refuses requests that were sent to another name than this server's (DNS rebinding). */
export function knownHosts(allowed: readonly string[]): Middleware {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return (ctx, next) => {
    if (names.size === 0) return next();
    const { rawHeaders } = ctx.req;
    if (rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === "host").length > 1)
      throw new ApiError(400, "invalid_request_error", "The request has more than one Host header.");
    const host = (ctx.req.headers.host ?? "").toLowerCase().replace(/:\d*$/, "");
    if (names.has(host)) return next();
    throw new ApiError(
      403,
      "invalid_request_error",
      "This server does not answer to the host name of this request. Add it to `allowedHosts` if it should.",
      {
        code: "host_not_allowed",
      },
    );
  };
}

/** While the server drains, who had connected before is served and the health checks are answered; everything else is told to come back. */
export function refuseWhileDraining(lifecycle: Lifecycle): Middleware {
  return (ctx, next) => {
    const isGuest = lifecycle.guests.has(ctx.req) && ctx.path !== "/health/ready";
    if (!lifecycle.draining || isGuest || ctx.path === "/health") return next();
    throw lifecycle.refusal();
  };
}
