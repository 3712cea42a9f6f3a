import { createHash } from "node:crypto";
import type { Middleware } from "koa";

/** Bytes that are the same for every reader. */
export interface Publication {
  /** A media type, or a file extension that stands for one. */
  readonly type: string;
  readonly load: () => string | Promise<string>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers a GET with a publication: loaded at the first request, kept, and not sent again to whoever has it. */
export function publish({ type, load, headers }: Publication): Middleware {
  let kept: Promise<Edition> | undefined;
  return async (ctx) => {
    kept ??= toEdition(load());
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

interface Edition {
  readonly bytes: Buffer;
  readonly etag: string;
}

async function toEdition(text: string | Promise<string>): Promise<Edition> {
  const bytes = Buffer.from(await text);
  return { bytes, etag: createHash("sha256").update(bytes).digest("base64url") };
}
