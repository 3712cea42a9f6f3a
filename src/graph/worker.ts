import type { Context } from "./context.ts";
import type { ChatDelta } from "./delta.ts";

const BRAND = Symbol.for("thinkagain.Worker");

/** What a worker may yield: text of the answer, or a delta. */
export type WorkerOutput = string | ChatDelta;

/** What a worker may return: the answer as one text (an assignment), the context it was given, or nothing. */
export type WorkerReturn = string | Context | void;

/** What comes back from a worker that yields: a generator, or any async iterable such as a ReadableStream. */
export type WorkerStream =
  | AsyncIterable<WorkerOutput, WorkerReturn, undefined>
  | Generator<WorkerOutput, WorkerReturn, undefined>;

/** Everything that the `run` of a worker may give back, at once or in a promise. */
export type WorkerResult = WorkerReturn | WorkerStream | Promise<WorkerReturn | WorkerStream>;

/** One step of a graph as a class: reads and writes the context, returns the answer or yields it. Shared by all runs. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- subclasses say with it which context they take
export abstract class Worker<C extends Context = Context> {
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  /** Recognises an instance of a subclass by its brand, so that two copies of the package may meet. */
  static is(value: unknown): value is Worker {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  abstract run(ctx: C): WorkerResult;
}
