import { timingSafeEqual } from "node:crypto";
import type { Context } from "koa";
import type { GraphRegistry } from "../registry.ts";
import { ApiError } from "../wire/index.ts";
import { type ApiKey, type Holder, toHash, toKnownKeys } from "./api-key.ts";
import type { Logger } from "./logger.ts";

/** The keys of a server. They are kept and compared as hashes, in constant time, all of them every time. */
export class Keyring {
  readonly #keys: ReturnType<typeof toKnownKeys>;

  /** Throws TypeError on what is no key. */
  constructor(keys: readonly (string | ApiKey)[]) {
    this.#keys = toKnownKeys(keys);
  }

  /** Whoever has one of the keys. */
  get holders(): readonly Holder[] {
    return this.#keys.map(({ holder }) => holder);
  }

  /** Says whether a request may pass, and writes down whose key it carries. Without keys every request may. */
  admits(ctx: Context): boolean {
    if (this.#keys.length === 0) return true;
    const presented = presentedKey(ctx);
    const holder = presented === undefined ? undefined : this.#find(presented);
    if (holder === undefined) return false;
    ctx.state.principal = holder;
    ctx.state.record.principal = holder.name;
    return true;
  }

  #find(presented: string): Holder | undefined {
    const digest = toHash(presented);
    return this.#keys.reduce<Holder | undefined>(
      (found, { hash, holder }) => (timingSafeEqual(hash, digest) ? holder : found),
      undefined,
    );
  }
}

/** Tells of models that keys name and nobody has registered: a slip of the pen, or a model that is still to come. */
export function warnOfUnknownModels(holders: readonly Holder[], registry: GraphRegistry, logger: Logger): void {
  for (const { name, models = [] } of holders) {
    const unknown = models.filter((model) => !registry.has(model));
    if (unknown.length > 0)
      logger.warn({ principal: name, models: unknown }, "an API key names models that are not registered");
  }
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
