import type { GraphError } from "./errors.ts";

/** Goes along with one visit of a node. None of it may throw. */
export interface Attendant {
  /** Runs a stretch of the visit's work: a call of its worker, a turn of what that yields from, the route after it. */
  around<T>(stretch: () => T): T;
  /** The visit is over, once; with the failure, if it failed or was given up. */
  end(failure?: GraphError): void;
}

/**
 * Is asked at the beginning of a visit, retries included, who goes along; `step` counts as the events do, and for a graph inside it is
 * that of its first node. The visits inside a node are asked for inside its `around`. Must not throw.
 */
export type Attend = (node: string, step: number) => Attendant | undefined;
