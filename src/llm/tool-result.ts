import { ApiError } from "../index.ts";

/** What a tool gives back to the model. */
export interface ToolResult {
  readonly text: string;
  readonly failed: boolean;
}

const LONGEST_MESSAGE = 2_000;

/** The result of a piece of work: what it returns, or that and why it failed. An ApiError and the end of the run pass. */
export async function toResult(signal: AbortSignal, work: () => Promise<unknown>): Promise<ToolResult> {
  try {
    return { text: toText(await work()), failed: false };
  } catch (cause) {
    signal.throwIfAborted();
    if (ApiError.is(cause)) throw cause;
    return { text: `Error: ${describe(cause)}`, failed: true };
  }
}

/** Does something in so much time; its signal fires when that is over, and it is not waited for any longer. */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error(`it took longer than ${ms} ms`)), ms);
  const own = AbortSignal.any([signal, deadline.signal]);
  try {
    signal.throwIfAborted();
    return await new Promise<T>((resolve, reject) => {
      own.addEventListener("abort", () => reject(own.reason));
      work(own).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  const json: unknown = JSON.stringify(value);
  return typeof json === "string" ? json : "done";
}

function describe(thrown: unknown): string {
  try {
    return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, LONGEST_MESSAGE);
  } catch {
    return "it failed";
  }
}
