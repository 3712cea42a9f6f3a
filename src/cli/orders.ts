import type { Site } from "./site.ts";

/** What the primary tells a worker: answer that you live; finish what runs and go. */
export type Order = { readonly type: "ping" } | { readonly type: "drain" };

/** What a worker tells the primary. */
export type Report =
  | { readonly type: "pong" }
  /** It listens. */
  | { readonly type: "serving"; readonly site: Site; readonly folders: readonly string[] }
  /** It could not start, for a reason fit for one line. */
  | { readonly type: "failed"; readonly reason: string; readonly folders: readonly string[] }
  /** It takes no new requests and ends when the running ones have. */
  | { readonly type: "leaving" };

/** A report that changes what the primary knows. */
export type NewsReport = Exclude<Report, { readonly type: "pong" }>;
