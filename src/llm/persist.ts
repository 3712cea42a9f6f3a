import type { ApiError, ChatContext } from "../index.ts";
import type { Endpoint } from "./endpoint.ts";
import { toFailure, toPlace } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { LONGEST_TIMER_MS } from "./patience.ts";

/** How a call that failed before its first token is tried again, before the next endpoint gets its turn. */
export interface RetryOptions {
  /** How often, per endpoint; 2 unless told. */
  readonly attempts?: number | undefined;
  /** The first wait in milliseconds, doubled with every attempt up to 8 s and spread by a quarter; 500 unless told. */
  readonly backoffMs?: number | undefined;
  /** The longest wait that an endpoint may ask for with `retry-after`; one that asks for more is left alone. 20,000 ms unless told. */
  readonly longestWaitMs?: number | undefined;
}

/** The rules of trying again, as they are applied. */
export type Retrying = { readonly [Name in keyof RetryOptions]-?: number };

const DEFAULTS: Retrying = { attempts: 2, backoffMs: 500, longestWaitMs: 20_000 };
const LONGEST_BACKOFF_MS = 8_000;

/** Judges the rules; one that is no number is a TypeError. */
export function toRetrying(retries: number | RetryOptions = {}): Retrying {
  const given = typeof retries === "number" ? { attempts: retries } : retries;
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  const rules = { ...DEFAULTS, ...Object.fromEntries(known) };
  if (!Number.isSafeInteger(rules.attempts) || rules.attempts < 0)
    throw new TypeError("chatModel: `retries` is a whole number from 0");
  if (!(rules.backoffMs >= 0) || !(rules.longestWaitMs >= 0))
    throw new TypeError("chatModel: `retries.backoffMs` and `retries.longestWaitMs` are milliseconds");
  return rules;
}

/**
 * What the first endpoint says that answers. A call that failed before it said anything is tried again, then the next endpoint is
 * asked; once something was said, a failure is final. Throws an ApiError, or the reason of the abort. What is tried is noted with `ctx.log`.
 */
export async function* persist<T>(
  ctx: ChatContext,
  endpoints: readonly Endpoint[],
  { attempts, backoffMs, longestWaitMs }: Retrying,
  forwarded: ReadonlySet<string>,
  call: (endpoint: Endpoint) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const { signal } = ctx;
  let last: ApiError | undefined;
  for (const endpoint of endpoints) {
    for (let attempt = 1; ; attempt++) {
      let said = false;
      let failure: Failure;
      try {
        for await (const item of call(endpoint)) {
          said = true;
          yield item;
        }
        return;
      } catch (cause) {
        signal.throwIfAborted();
        failure = toFailure(cause, endpoint, forwarded);
      }
      last = failure.error;
      if (said || failure.remedy === "none") throw last;
      const waitMs = failure.waitMs ?? spread(Math.min(backoffMs * 2 ** (attempt - 1), LONGEST_BACKOFF_MS));
      const again = failure.remedy === "again" && attempt <= attempts && waitMs <= longestWaitMs;
      ctx.log(`${toPlace(endpoint)}: ${last.message}`, again ? { waitMs } : undefined);
      if (!again) break;
      await sleep(waitMs, signal);
    }
  }
  throw last ?? new TypeError("chatModel: there is no endpoint");
}

const spread = (ms: number): number => ms * (1 - Math.random() / 4);

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.min(ms, LONGEST_TIMER_MS));
    signal.addEventListener("abort", wake);
    if (signal.aborted) wake();
  });
  signal.throwIfAborted();
}
