import type { ServeOptions } from "../index.ts";
import type { Counts, Report } from "./orders.ts";

const TIMEOUT_MS = 3_000;

/** One worker's share in the metrics of all: it tells the primary its own, and asks it for the whole. */
export class Share {
  readonly #tell: (report: Report) => Promise<void>;
  #own: (() => Promise<Counts>) | undefined;
  #whole: PromiseWithResolvers<string> | undefined;
  #wasAsked = false;

  constructor(tell: (report: Report) => Promise<void>) {
    this.#tell = tell;
  }

  /** The option of the server that lets GET /metrics tell of all workers. */
  readonly gatherMetrics: NonNullable<ServeOptions["gatherMetrics"]> = (own) => {
    this.#own = own;
    return () => this.#ask();
  };

  /** Tells the primary what this worker has counted. One that cannot is missing. */
  async tell(): Promise<void> {
    this.#wasAsked = true;
    const counts = await this.#own?.().catch(() => undefined);
    if (counts) await this.#tell({ type: "counts", counts });
  }

  /** Tells it once more at the end, where anybody has ever asked. */
  async tellLast(): Promise<void> {
    if (this.#wasAsked) await this.tell();
  }

  /** Takes the primary's answer. */
  hear(whole: string | undefined): void {
    if (whole === undefined) this.#whole?.reject(new Error("the metrics of the workers could not be added up"));
    else this.#whole?.resolve(whole);
  }

  async #ask(): Promise<string> {
    if (this.#whole) return await this.#whole.promise;
    const whole = (this.#whole = Promise.withResolvers<string>());
    const timer = setTimeout(() => whole.reject(new Error("the primary does not tell the metrics")), TIMEOUT_MS);
    try {
      await this.#tell({ type: "gather" });
      return await whole.promise;
    } finally {
      clearTimeout(timer);
      this.#whole = undefined;
    }
  }
}
