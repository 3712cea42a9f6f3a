import type { Site } from "./site.ts";

/** Metrics of one process, as prom-client tells them to others. */
export type Counts = readonly object[];

/** What the primary tells a worker. */
export type Order =
  /** Answer that you live. */
  | { readonly type: "ping" }
  /** Finish what runs and go. */
  | { readonly type: "drain" }
  /** Tell what you have counted. */
  | { readonly type: "count" }
  /** What all have counted, as you asked; without a text where it could not be added up. */
  | { readonly type: "counted"; readonly text?: string };

/** What a worker tells the primary. */
export type Report =
  | { readonly type: "pong" }
  /** It listens. */
  | { readonly type: "serving"; readonly site: Site; readonly folders: readonly string[] }
  /** It could not start, for a reason fit for one line. */
  | { readonly type: "failed"; readonly reason: string; readonly folders: readonly string[] }
  /** It takes no new requests and ends when the running ones have. */
  | { readonly type: "leaving" }
  /** What it has counted. */
  | { readonly type: "counts"; readonly counts: Counts }
  /** It wants to know what all have counted. */
  | { readonly type: "gather" };

/** A report that is for the crew, not for its member. */
export type NewsReport = Exclude<Report, { readonly type: "pong" | "counts" }>;

const CHANNEL = "thinkagain";

interface Message {
  readonly channel: typeof CHANNEL;
  readonly said: Order | Report;
}

/** Marks what is said as ours: a graph, or a library, may speak between the same processes. */
export function toMessage(said: Order | Report): Message {
  return { channel: CHANNEL, said };
}

/** What the primary says by a message; undefined where it is somebody else's. */
export function toOrder(message: unknown): Order | undefined {
  return isOurs(message) ? (message.said as Order) : undefined;
}

/** What a worker says by a message; undefined where it is somebody else's. */
export function toReport(message: unknown): Report | undefined {
  return isOurs(message) ? (message.said as Report) : undefined;
}

function isOurs(message: unknown): message is Message {
  if (typeof message !== "object" || message === null || !("channel" in message) || message.channel !== CHANNEL)
    return false;
  return "said" in message && typeof message.said === "object" && message.said !== null && "type" in message.said;
}
