import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "koa";
import { ApiError } from "../wire/index.ts";

/** Says whether a request carries one of the keys. Keys are kept and compared as hashes, in constant time, all of them every time. */
export function createKeyCheck(keys: readonly string[]): (ctx: Context) => boolean {
  const hashes = keys.map(hash);
  return (ctx) => {
    if (hashes.length === 0) return true;
    const presented = presentedKey(ctx);
    if (presented === undefined) return false;
    const digest = hash(presented);
    return hashes.reduce((found, each) => timingSafeEqual(each, digest) || found, false);
  };
}

/** The 401 for a request without a key that is known. The key itself is nowhere in it. */
export function unauthorized(ctx: Context): ApiError {
  const message =
    presentedKey(ctx) === undefined
      ? "You didn't provide an API key. Send it in an Authorization header with the Bearer scheme: `Authorization: Bearer YOUR_KEY`."
      : "Incorrect API key provided. Check the key that your client is configured with.";
  return new ApiError(401, "invalid_request_error", message, {
    code: "invalid_api_key",
    headers: { "www-authenticate": 'Bearer realm="thinkagain"' },
  });
}

function presentedKey(ctx: Context): string | undefined {
  const bearer = /^bearer +(.+)$/i.exec(ctx.get("authorization"))?.[1]?.trim();
  return bearer || ctx.get("x-api-key") || ctx.get("api-key") || undefined;
}

function hash(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
