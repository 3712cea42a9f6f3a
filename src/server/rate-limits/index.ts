import type { Context } from "koa";
import type { Holder } from "../api-key.ts";
import type { Logger } from "../logger.ts";
import { Account } from "./account.ts";
import { Budget } from "./budget.ts";
import { toClient } from "./client.ts";
import { inMemory, type RateLimitStore, StoreLine } from "./store.ts";
import type { Kind } from "./told.ts";

export type { Account } from "./account.ts";
export type { RateLimitStore } from "./store.ts";

/** How much somebody may take in a minute. */
interface Limits {
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
}

/** What the limits are, for all, and where they are counted. */
export interface RateLimitSettings extends Limits {
  readonly rateLimitStore?: RateLimitStore | undefined;
  readonly logger: Logger;
}

const FIELDS = { requests: "requestsPerMinute", tokens: "tokensPerMinute" } as const;
const KINDS = ["requests", "tokens"] as const;
const SECONDS = 60;

/**
 * How many requests, and how many tokens, everybody may take in a minute: whoever has a key by the key's name, with its own limits before
 * those of the server; where no key is asked for, by the address that the request comes from.
 */
export class RateLimits {
  readonly #forAll: Limits;
  readonly #budgets = new Map<string, Budget>();

  constructor(settings: RateLimitSettings, holders: readonly Holder[]) {
    const { rateLimitStore = inMemory, logger } = settings;
    this.#forAll = settings;
    const line = new StoreLine(logger);
    const limits = [settings, ...holders].flatMap((each) =>
      KINDS.map((kind) => ({ kind, points: each[FIELDS[kind]] })),
    );
    for (const { kind, points } of limits) {
      if (points === undefined || this.#budgets.has(toName(kind, points))) continue;
      const counter = rateLimitStore({ keyPrefix: toName(kind, points), points, duration: SECONDS });
      this.#budgets.set(toName(kind, points), new Budget(points, counter, line));
    }
  }

  /** Counts a request. Undefined where nothing limits it. Throws 429 `rate_limit_exceeded`. */
  async open(ctx: Context): Promise<Account | undefined> {
    if (this.#budgets.size === 0) return undefined;
    const { principal } = ctx.state;
    const requests = this.#find("requests", principal);
    const tokens = this.#find("tokens", principal);
    if (!requests && !tokens) return undefined;
    const who = principal?.name ?? toClient(ctx.ip);
    const account = new Account(ctx, { who, whose: principal?.name ?? "your address", requests, tokens });
    await account.open();
    return account;
  }

  #find(kind: Kind, principal: Holder | undefined): Budget | undefined {
    const points = principal?.[FIELDS[kind]] ?? this.#forAll[FIELDS[kind]];
    return points === undefined ? undefined : this.#budgets.get(toName(kind, points));
  }
}

/** Who has the same limit is counted by the same counter. */
function toName(kind: Kind, points: number): string {
  return `thinkagain-${kind}-${points}`;
}
