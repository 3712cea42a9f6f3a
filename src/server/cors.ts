import type { Middleware } from "koa";

const LIMITS = ["limit", "remaining", "reset"].flatMap((what) =>
  ["requests", "tokens"].map((kind) => `x-ratelimit-${what}-${kind}`),
);
const ABOUT = [
  "x-request-id",
  "openai-processing-ms",
  "server-timing",
  "retry-after",
  "retry-after-ms",
  "x-should-retry",
];
const EXPOSED = [...ABOUT, ...LIMITS].join(", ");
const PREFLIGHT_SECONDS = 600;

/**
 * Lets browsers of the given origins call the server. A preflight is answered before any key is asked for, and allows the
 * headers that it names, since OpenAI's clients send a dozen of their own. No credentials: keys travel in headers, never in cookies.
 */
export function cors(origins: readonly string[]): Middleware {
  const known = new Set(origins);
  return (ctx, next) => {
    if (known.size === 0) return next();
    ctx.vary("origin");
    const origin = ctx.get("origin");
    if (origin === "" || !(known.has("*") || known.has(origin))) return next();
    ctx.set("access-control-allow-origin", known.has("*") ? "*" : origin);
    ctx.set("access-control-expose-headers", EXPOSED);
    if (ctx.method !== "OPTIONS" || ctx.get("access-control-request-method") === "") return next();
    ctx.set("access-control-allow-methods", "GET, HEAD, POST");
    ctx.set("access-control-allow-headers", ctx.get("access-control-request-headers"));
    ctx.set("access-control-max-age", String(PREFLIGHT_SECONDS));
    ctx.status = 204;
    return undefined;
  };
}
