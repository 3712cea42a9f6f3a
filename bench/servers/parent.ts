/** Resolves when the benchmark wants silent streams to end. */
export const released = new Promise<void>((resolve) => {
  process.on("message", (message) => {
    if (message === "release") resolve();
    else process.send?.(readRss());
  });
});

/** Tells the benchmark where a server listens. From then on it answers how much memory it holds, and ends with the benchmark. */
export function announce(url: string): void {
  process.on("disconnect", () => process.exit());
  process.send?.(url);
}

/** Bytes of memory, without what the next collection would free. */
function readRss(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
