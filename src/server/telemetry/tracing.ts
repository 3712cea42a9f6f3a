import type { Observer, Spectator } from "../record.ts";
import { findOtel } from "./otel.ts";
import { quietly } from "./quietly.ts";
import { RequestTrace } from "./request-trace.ts";

const NOBODY: Spectator = {};

/**
 * A span for each request but routine, and one below it for each visit of a node.
 *
 * T1. Without an SDK nothing is loaded, and a request costs one look at a global.
 * T2. The caller's trace goes on: below the span that is active around the app, else below the one that the request names (W3C traceparent).
 * T3. A node's span is active while its worker runs, so that what the worker calls, and the nodes inside it, are below it.
 * T4. A request's span begins with its turn to run, one without a run at its end, both with their true time: by then it is known what
 *     they are, which a sampler wants to know at the start.
 * T5. Every span ends, at the latest with its request, and nothing that fails here reaches a request.
 */
export function tracing({ basePath }: { readonly basePath: string }): Observer {
  return (record) =>
    quietly(() => {
      const otel = findOtel();
      return otel && new RequestTrace(otel, record, basePath);
    }) ?? NOBODY;
}
