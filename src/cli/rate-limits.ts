import { createRequire } from "node:module";
import type * as Cluster from "rate-limiter-flexible";
import type { ServeOptions } from "../index.ts";

type Key = Exclude<NonNullable<ServeOptions["apiKeys"]>[number], string>;

/** Counts for all workers in this process, the primary, where anything is limited at all. To be called before the first worker is forked. */
export function hostRateLimits({ requestsPerMinute, tokensPerMinute, apiKeys = [] }: ServeOptions): void {
  const keys = apiKeys.filter((key): key is Key => typeof key === "object" && key !== null);
  const limits = [{ requestsPerMinute, tokensPerMinute }, ...keys];
  const isLimited = limits.some((each) => (each.requestsPerMinute ?? each.tokensPerMinute) !== undefined);
  if (isLimited) Reflect.construct(load().RateLimiterClusterMaster, []);
}

/** Makes what counts in a worker: it asks the primary, so that a limit is whole over all workers. */
export const countInPrimary: NonNullable<ServeOptions["rateLimitStore"]> = (options) => {
  const { RateLimiterCluster } = load();
  return new RateLimiterCluster(options);
};

/** Of the library only this much, and only where something is limited: all of it would cost every start. */
function load(): Pick<typeof Cluster, "RateLimiterCluster" | "RateLimiterClusterMaster"> {
  return createRequire(import.meta.url)("rate-limiter-flexible/lib/RateLimiterCluster.js");
}
