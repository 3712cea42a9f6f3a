import type { AnswerDelta, Status } from "./delta.ts";

/** The visit of a node begins; `node` is its qualified name (`sub/inner` in a subgraph), `step` counts from 1. */
export interface NodeStartEvent {
  readonly type: "node_start";
  readonly node: string;
  readonly step: number;
}

/** A piece of the answer goes out; `node` is the one whose word it is. */
export interface DeltaEvent {
  readonly type: "delta";
  readonly node: string;
  readonly delta: AnswerDelta;
}

/** A node tells what it is doing; drafts and parallel branches included. */
export interface StatusEvent {
  readonly type: "status";
  readonly node: string;
  readonly status: Status;
}

/** The visit of a node has ended well. A visit that failed has no end. */
export interface NodeEndEvent {
  readonly type: "node_end";
  readonly node: string;
  readonly step: number;
}

/** The run has ended well: the last event, exactly once. */
export interface EndEvent {
  readonly type: "end";
}

/** What a run tells while it happens; the answer is the sum of its deltas. */
export type GraphEvent = NodeStartEvent | DeltaEvent | StatusEvent | NodeEndEvent | EndEvent;
