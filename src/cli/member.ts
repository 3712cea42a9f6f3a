import cluster, { type Worker } from "node:cluster";
import type { Counted } from "./census.ts";
import { type Counts, type NewsReport, type Order, type Report, toMessage, toReport } from "./orders.ts";

/** How a worker ended: with an exit code or by a signal; neither when it could not even be forked. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What the primary wants to hear of a worker. */
export interface MemberListener {
  readonly onReport: (member: Member, report: NewsReport) => void;
  readonly onEnd: (member: Member, ending: Ending) => void;
}

/** One worker as the primary sees it. */
export class Member implements Counted {
  /** How many before it, in a row, died young in its place. */
  readonly attempt: number;
  state: "starting" | "serving" | "leaving" = "starting";
  /** Why it could not start, once it has said so. */
  reason: string | undefined;
  counts: Counts | undefined;
  readonly #worker: Worker;
  readonly #bornAt = performance.now();
  #unanswered = 0;
  #deadline: NodeJS.Timeout | undefined;
  #onAnswer: ((inTime: boolean) => void) | undefined;

  constructor(attempt: number, env: Readonly<Record<string, string>>, listener: MemberListener) {
    this.attempt = attempt;
    this.#worker = cluster.fork(env);
    this.#worker.on("message", (message) => this.#hear(toReport(message), listener));
    this.#worker.on("exit", (code: number | null, signal: string | null) => this.#end(listener, { code, signal }));
    this.#worker.on("error", () => {
      if (this.pid === undefined) this.#end(listener, { code: null, signal: null });
    });
  }

  get pid(): number | undefined {
    return this.#worker.process.pid;
  }

  /** Milliseconds since it was forked. */
  get age(): number {
    return performance.now() - this.#bornAt;
  }

  /** Asks for a sign of life, and says how many askings before this one were left without an answer. */
  ping(): number {
    this.#order({ type: "ping" });
    return this.#unanswered++;
  }

  /** Sends it home; one that serves nobody yet is ended at once. */
  dismiss(timeoutMs: number): void {
    const isIdle = this.state === "starting";
    this.drain(timeoutMs);
    if (isIdle) this.kill();
  }

  /** Lets it finish its answers, and ends it where it is not gone after that many milliseconds. */
  drain(timeoutMs: number): void {
    this.state = "leaving";
    this.#order({ type: "drain" });
    this.#deadline ??= setTimeout(() => this.kill(), timeoutMs);
  }

  count(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      this.#onAnswer = (inTime) => {
        clearTimeout(timer);
        resolve(inTime);
      };
      this.#order({ type: "count" });
    });
  }

  /** Tells it what all workers have counted, or that this could not be found out. */
  tellCounts(text: string | undefined): void {
    this.#order({ type: "counted", ...(text !== undefined && { text }) });
  }

  /** Ends it now; works on a paused or busy one as well. */
  kill(): void {
    this.#worker.process.kill("SIGKILL");
  }

  #order(order: Order): void {
    // With a callback, a channel that has just closed is no error: the exit that follows tells it all.
    this.#worker.send(toMessage(order), () => {});
  }

  #hear(report: Report | undefined, listener: MemberListener): void {
    if (report === undefined) return;
    if (report.type === "pong") this.#unanswered = 0;
    else if (report.type === "counts") {
      this.counts = report.counts;
      this.#onAnswer?.(true);
    } else listener.onReport(this, report);
  }

  #end(listener: MemberListener, ending: Ending): void {
    clearTimeout(this.#deadline);
    this.#onAnswer?.(false);
    listener.onEnd(this, ending);
  }
}
