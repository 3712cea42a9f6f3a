import type { MetricObject } from "prom-client";
import type { Counts } from "./orders.ts";

/** A worker that can be asked what it has counted. */
export interface Counted {
  /** What it told last. */
  readonly counts: Counts | undefined;
  /** Asks it, and says whether it has answered in time. */
  count(timeoutMs: number): Promise<boolean>;
}

const TIMEOUT_MS = 1_000;

/**
 * Adds up what all workers have counted.
 *
 * A1. A sum never falls, or a reader would take it for a new beginning: what a worker told last counts on when it is gone, or does not
 *     answer. Only its gauges are left out, and it is missing.
 * A2. Who asks while the workers are being asked gets the answer to that.
 */
export class Census {
  #gone: Counts[] = [];
  #round: Promise<string> | undefined;

  /** The metrics of these workers and of those gone, as text. */
  gather(workers: readonly Counted[]): Promise<string> {
    return (this.#round ??= this.#ask(workers).finally(() => (this.#round = undefined)));
  }

  /** Keeps what a worker had counted that has gone. */
  keep({ counts }: Counted): void {
    if (counts) this.#gone.push(onlySums(counts));
  }

  async #ask(workers: readonly Counted[]): Promise<string> {
    // Who goes from here on is still among the workers; what it leaves is for the next round.
    const before = this.#gone.splice(0);
    const [{ AggregatorRegistry }, ...answers] = await Promise.all([
      import("prom-client"),
      ...workers.map((worker) => worker.count(TIMEOUT_MS)),
    ]);
    const gone = await AggregatorRegistry.aggregate(before).getMetricsAsJSON();
    this.#gone.push(gone);
    const shares = workers.map(({ counts = [] }, at) => (answers[at] ? counts : onlySums(counts)));
    const missing = answers.filter((answered) => !answered).length;
    return await AggregatorRegistry.aggregate([toGauges(workers.length, missing), ...shares, gone]).metrics();
  }
}

function onlySums(counts: Counts): Counts {
  return (counts as readonly MetricObject[]).filter(({ type }) => String(type) !== "gauge");
}

function toGauges(workers: number, missing: number): Counts {
  return [
    toGauge("workers", "Worker processes that serve, or finish their answers.", workers),
    toGauge("workers_missing", "Those of them that did not tell their metrics within a second.", missing),
  ];
}

function toGauge(name: string, help: string, value: number): object {
  return { name: `thinkagain_${name}`, help, type: "gauge", aggregator: "sum", values: [{ value, labels: {} }] };
}
