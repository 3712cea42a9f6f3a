import { isWebStream, readAll } from "./web-stream.ts";
import type { WorkerStream } from "./worker.ts";

/** Either kind of iterator, as the engine drives it. */
export interface AnyIterator {
  next(): unknown;
  return?(): unknown;
}

/** Whether a value has to be awaited. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

/** How to drive what a worker gave back: an async iterable or a generator; undefined for everything else, lists included. */
export function toIterator(value: unknown, ctx: { readonly signal: AbortSignal }): AnyIterator | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isWebStream(value)) return readAll(value, ctx.signal);
  if (isAsyncIterable(value)) return value[Symbol.asyncIterator]();
  return isGenerator(value) ? value : undefined;
}

/** Whether a worker's result is one to iterate. */
export const isStream = (value: unknown): value is WorkerStream =>
  typeof value === "object" && value !== null && (isAsyncIterable(value) || isGenerator(value));

/** Whether a value may be what an iterator's `next` gives. */
export function isIteratorResult(value: unknown): value is IteratorResult<unknown, unknown> {
  return typeof value === "object" && value !== null;
}

/** Lets go of a worker that failed, whose failure is the one to report. One that outlived its time is not waited for. */
export async function dismiss(iterator: AnyIterator | undefined, patient: boolean): Promise<void> {
  try {
    const closed = iterator?.return?.();
    if (!isThenable(closed)) return;
    if (patient) await closed;
    else closed.then(ignore, ignore);
  } catch {
    // Reported is what it failed with before.
  }
}

const ignore = (): void => {};

const isAsyncIterable = (value: object): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in value && typeof value[Symbol.asyncIterator] === "function";

const isGenerator = (value: object): value is Iterator<unknown> =>
  Symbol.iterator in value && "next" in value && typeof value.next === "function";
