import type { Context } from "./context.ts";
import { describe, GraphError } from "./errors.ts";
import type { GraphErrorCode } from "./errors.ts";
import type { Frame } from "./frame.ts";

/** What the visit of a frame was doing when it failed. */
export type Activity = "worker" | "route";

/** The error of the present visit. What is a GraphError already is not wrapped again. */
export function toFailure<C extends Context>(frame: Frame<C>, activity: Activity, cause: unknown): GraphError {
  const { place } = frame;
  if (!GraphError.is(cause)) {
    return activity === "route"
      ? toError(frame, "route_failed", `the route after ${place} failed: ${describe(cause)}`, cause)
      : toError(frame, "worker_failed", `${place} failed: ${describe(cause)}`, cause);
  }
  if (cause.code !== "invalid_output" || cause.node !== undefined) return cause;
  return toError(frame, "invalid_output", `${place} gave no proper answer: ${cause.message}`, cause.cause);
}

/** The error of a run that was aborted; its cause is the reason of the abort. */
export function toAborted<C extends Context>(frame: Frame<C>, reason: unknown): GraphError {
  const where = frame.name === "" ? `graph ${JSON.stringify(frame.plan.name)}` : frame.place;
  return toError(frame, "aborted", `the run was aborted at ${where}`, reason);
}

/** An error at the present node of a frame. */
export function toError<C extends Context>(
  { name }: Frame<C>,
  code: GraphErrorCode,
  message: string,
  cause?: unknown,
): GraphError {
  return new GraphError(code, message, cause === undefined ? { node: name } : { node: name, cause });
}
