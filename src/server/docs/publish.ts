import { createHash } from "node:crypto";
import type { Middleware } from "koa";

/** Answers every GET with the same bytes: loaded at the first request, kept, and not sent again to whoever has them. */
export function publish(
  type: string,
  load: () => string | Promise<string>,
  headers: Readonly<Record<string, string>>,
): Middleware {
  let kept: Promise<Publication> | undefined;
  return async (ctx) => {
    kept ??= toPublication(load);
    const { bytes, etag } = await kept.catch((cause: unknown) => {
      kept = undefined;
      throw cause;
    });
    ctx.set({ ...headers, "x-content-type-options": "nosniff" });
    ctx.etag = etag;
    ctx.type = type;
    ctx.body = bytes;
    if (ctx.fresh) ctx.status = 304;
  };
}

interface Publication {
  readonly bytes: Buffer;
  readonly etag: string;
}

async function toPublication(load: () => string | Promise<string>): Promise<Publication> {
  const bytes = Buffer.from(await load());
  return { bytes, etag: createHash("sha256").update(bytes).digest("base64url") };
}
