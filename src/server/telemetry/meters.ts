import { type AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RequestRecord } from "../record.ts";
import { Names } from "./names.ts";

/** How busy an app is at this moment. */
export interface Busyness {
  readonly inFlight: number;
  readonly taken: number;
  readonly waiting: number;
}

/** A metric with its values as prom-client tells them to other processes. */
export type Metric = Parameters<(typeof AggregatorRegistry)["aggregate"]>[0][number];

const MOST_MODELS = 1_000;
const MOST_NODES = 2_000;
const OUTPUT_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const REQUEST_BUCKETS = [0.005, ...OUTPUT_BUCKETS, 300, 600];
const NODE_BUCKETS = [0.001, 0.005, ...OUTPUT_BUCKETS, 300];
const SUM = "Sum of all workers.";

/** A process is one, however many apps it holds: its memory, its time and the lag of its event loop are measured once. */
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

/** The meters of one app, as Prometheus reads them. No label takes a value that a client makes up. */
export class Meters {
  readonly #registry = new Registry();
  readonly #models = new Names(MOST_MODELS);
  readonly #nodes = new Names(MOST_NODES);

  readonly #requests = this.#counter(
    "requests_total",
    `Requests that have ended, by the status that was sent ("none" where nothing was). ${SUM}`,
    ["operation", "model", "status"],
  );
  readonly #aborts = this.#counter(
    "aborts_total",
    `Requests that ended before their answer was whole, by cause: the client left, a time was over, the reader stalled, the server shut down, an error. ${SUM}`,
    ["model", "cause"],
  );
  readonly #refused = this.#counter(
    "rate_limited_total",
    `Requests refused with 429 before a graph ran, by what ran out: requests (of a key, or places in the queue) or tokens. ${SUM}`,
    ["type"],
  );
  readonly #tokens = this.#counter(
    "tokens_total",
    `Tokens by type, of the answers whose usage is known: a stream's is where its client asks, its graph reports it, or tokens are limited. ${SUM}`,
    ["model", "type"],
  );
  readonly #duration = this.#histogram(
    "request_duration_seconds",
    `From the arrival of a request to the end of its answer. ${SUM}`,
    ["operation", "model"],
    REQUEST_BUCKETS,
  );
  readonly #firstOutput = this.#histogram(
    "time_to_first_output_seconds",
    `From the arrival of a request to the first output of its graph, queue included. ${SUM}`,
    ["model"],
    OUTPUT_BUCKETS,
  );
  readonly #nodeDuration = this.#histogram(
    "node_duration_seconds",
    `One visit of a node that ended well. ${SUM}`,
    ["model", "node"],
    NODE_BUCKETS,
  );

  constructor(limits: { readonly maxConcurrency: number; readonly maxQueue: number }, busyness: () => Busyness) {
    this.#gauge(
      "requests_in_flight",
      `Requests that are being served, this one included. ${SUM}`,
      () => busyness().inFlight,
    );
    this.#gauge("slots_taken", `Slots that runs of graphs have taken. ${SUM}`, () => busyness().taken);
    this.#gauge("slots_limit", `maxConcurrency, a limit per worker. ${SUM}`, () => limits.maxConcurrency);
    this.#gauge("queue_length", `Requests that wait for a slot. ${SUM}`, () => busyness().waiting);
    this.#gauge("queue_limit", `maxQueue, a limit per worker. ${SUM}`, () => limits.maxQueue);
  }

  /** Counts a request that has ended. */
  add(record: RequestRecord): void {
    const { arrivedAt, firstOutputAt, endedAt = arrivedAt, error, usage, aborted } = record;
    const operation = record.operation ?? "other";
    const model = this.#models.of(record.model ?? "");
    this.#requests.inc({ operation, model, status: record.status ?? "none" });
    this.#duration.observe({ operation, model }, toSeconds(endedAt - arrivedAt));
    if (firstOutputAt !== undefined) this.#firstOutput.observe({ model }, toSeconds(firstOutputAt - arrivedAt));
    if (aborted !== undefined) this.#aborts.inc({ model, cause: aborted });
    if (error?.status === 429 && record.admittedAt === undefined)
      this.#refused.inc({ type: error.body.error.type === "tokens" ? "tokens" : "requests" });
    if (usage === undefined) return;
    this.#tokens.inc({ model, type: "prompt" }, usage.prompt_tokens);
    this.#tokens.inc({ model, type: "completion" }, usage.completion_tokens);
  }

  /** Counts the visit of a node, which took so many milliseconds. */
  addVisit(model: string, node: string, ms: number): void {
    this.#nodeDuration.observe({ model: this.#models.of(model), node: this.#nodes.of(node) }, toSeconds(ms));
  }

  /** Everything in Prometheus' text format 0.0.4. */
  async toText(): Promise<string> {
    return await Registry.merge([this.#registry, ofProcess]).metrics();
  }

  /** Everything as plain data, for `AggregatorRegistry.aggregate` of prom-client. */
  async toData(): Promise<readonly Metric[]> {
    const both = await Promise.all([this.#registry.getMetricsAsJSON(), ofProcess.getMetricsAsJSON()]);
    return both.flat();
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `thinkagain_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ): Histogram<Label> {
    return new Histogram({ name: `thinkagain_${name}`, help, labelNames, buckets, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read: () => number): void {
    const registers = [this.#registry];
    // eslint-disable-next-line no-new
    new Gauge({
      name: `thinkagain_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
}

function toSeconds(ms: number): number {
  return ms / 1000;
}
