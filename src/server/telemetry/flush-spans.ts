import { findOtel } from "./otel.ts";

/** How long the end of a server waits for its last spans to be taken, in milliseconds. */
const LONGEST_MS = 2000;

interface Flushing {
  readonly getDelegate?: () => Flushing;
  readonly forceFlush?: () => Promise<void>;
}

/** Lets an SDK send the spans that it still holds, where it can; a collector that takes none holds nobody up for long. */
export async function flushSpans(): Promise<void> {
  try {
    const provider = findOtel()?.trace.getTracerProvider() as Flushing | undefined;
    const sdk = provider?.getDelegate?.() ?? provider;
    if (!sdk?.forceFlush) return;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LONGEST_MS);
    await Promise.race([sdk.forceFlush(), late]).finally(() => clearTimeout(timer));
  } catch {
    // A server ends all the same.
  }
}
