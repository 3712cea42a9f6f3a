import { setTimeout as sleep } from "node:timers/promises";
import type { Told } from "./ask.ts";

const TICK_MS = 5;

/** Sends requests at a steady rate, however slowly they are answered, and loses sight of none. */
export class OpenLoop<T extends Told> {
  /** Those that have ended and were not taken yet, in the order of their ends. */
  readonly told: T[] = [];
  readonly #next: () => Promise<T>;
  readonly #perMs: number;
  readonly #begin = performance.now();
  readonly #timer: NodeJS.Timeout;
  #sent = 0;
  #ended = 0;

  constructor(perSecond: number, next: () => Promise<T>) {
    this.#perMs = perSecond / 1000;
    this.#next = next;
    this.#timer = setInterval(() => this.#catchUp(), TICK_MS);
  }

  get sent(): number {
    return this.#sent;
  }

  /** Hands over what has ended since the last time, and forgets it. */
  take(): readonly T[] {
    return this.told.splice(0);
  }

  /** Sends no more, and resolves when the last one has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    while (this.#ended < this.#sent) await sleep(TICK_MS);
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#begin) * this.#perMs);
    for (; this.#sent < due; this.#sent++) void this.#send();
  }

  async #send(): Promise<void> {
    this.told.push(await this.#next());
    this.#ended++;
  }
}
