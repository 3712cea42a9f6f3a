import type { Context } from "koa";
import { ApiError } from "../wire/index.ts";

const MAX_SHOWN = 200;

/** The methods that a path answers to: HEAD where GET is, and OPTIONS. */
export function toAllowed(methods: readonly string[]): readonly string[] {
  const head = methods.includes("GET") ? ["HEAD"] : [];
  return [...methods.filter((method) => method !== "HEAD"), ...head, "OPTIONS"];
}

/** Answers OPTIONS with what is allowed. Throws 405 with `Allow` for any other method. */
export function answerMethods(ctx: Context, route: string, allowed: readonly string[]): void {
  const allow = allowed.join(", ");
  if (ctx.method !== "OPTIONS") {
    const message = `Method ${ctx.method} is not allowed for ${route.slice(0, MAX_SHOWN)}. Allowed: ${allow}.`;
    throw new ApiError(405, "invalid_request_error", message, { code: "method_not_allowed", headers: { allow } });
  }
  ctx.set("allow", allow);
  ctx.status = 204;
}
