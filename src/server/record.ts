import type { ServerResponse } from "node:http";
import type { OperationId } from "../contract/index.ts";
import type { ApiError, Watch } from "../wire/index.ts";

type Piece = Parameters<Watch["onPiece"]>[0];
type NodeEvent = Parameters<Watch["onNode"]>[0];
type Attend = NonNullable<Watch["attend"]>;
type Usage = Parameters<Watch["onUsage"]>[0];

/** Why a request ended before its answer was whole. */
export type Abort = "client" | "timeout" | "stall" | "shutdown" | "error";

/**
 * What is known of one request, filled in on its way and complete when it has ended. Log, metrics and traces read it; nothing of it
 * decides anything. Times are milliseconds of `performance.now()`.
 */
export interface RequestRecord {
  readonly id: string;
  readonly method: string;
  /** Without its query, cut to 512 characters. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly arrivedAt: number;
  operation?: OperationId;
  /** What it says, once the contract has judged it. */
  body?: unknown;
  /** The trace that it is part of, where traces are made. */
  traceId?: string;
  /** The name of the key that the request carries. */
  principal?: string;
  /** The name that the graph is registered under. */
  model?: string;
  stream?: boolean;
  choices?: number;
  /** When its turn to run came. */
  admittedAt?: number;
  /** When the graph first said something. */
  firstOutputAt?: number;
  endedAt?: number;
  readonly finishReasons: string[];
  usage?: Usage;
  /** What the client was told went wrong, as a status or within the stream. */
  error?: ApiError;
  status?: number;
  aborted?: Abort;
}

/** Who looks on while one request is served. */
export interface Spectator {
  onAdmit?(): void;
  onPiece?(piece: Piece, index: number): void;
  onNode?(event: NodeEvent, index: number): void;
  /** Goes along with each visit of a node. Of several spectators that would, only the first does. */
  attend?: Attend;
  /** The record is complete. */
  onEnd?(): void;
}

/** Who is told about every request: the log, the metrics, the traces. */
export type Observer = (record: RequestRecord) => Spectator;

/** Completes a record when its response is over, and tells the spectators. One of them that fails harms neither request nor others. */
export function closeRecord(record: RequestRecord, res: ServerResponse, spectators: readonly Spectator[]): void {
  record.endedAt = performance.now();
  if (res.headersSent) record.status = res.statusCode;
  if (record.error && res.headersSent && res.statusCode < 400) record.aborted ??= "error";
  if (!res.writableFinished) record.aborted ??= "client";
  for (const spectator of spectators) {
    try {
      spectator.onEnd?.();
    } catch {
      // What only looks on must not take a request with it.
    }
  }
}
