/** A Web ReadableStream, as far as it is read here. */
export interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** Whether a value is a Web stream, of whatever maker. */
export const isWebStream = (value: object): value is WebStream =>
  "getReader" in value && typeof value.getReader === "function";

/** Reads a Web stream to its end. Its own iterator waits for a read that is under way before it lets go; here the signal cancels that too. */
export async function* readAll(stream: WebStream, signal: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}
