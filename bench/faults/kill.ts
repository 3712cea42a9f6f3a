import { setTimeout as sleep } from "node:timers/promises";
import type { OpenLoop } from "../traffic/open-loop.ts";
import { type Program, until } from "../traffic/program.ts";
import type { Ticked } from "./load.ts";

/** What a worker's end cost. */
export interface Loss {
  /** From the signal to the first status line of the worker that took its place, in milliseconds. */
  readonly replacedMs: number;
  /** Requests that failed in any way until then and shortly after. */
  readonly failed: readonly Ticked[];
  /** Those of them that began after the signal: none should, since a worker that is gone accepts nothing. */
  readonly strangers: readonly Ticked[];
}

const SETTLE_MS = 700;

/** Sends a random worker a signal while a load is on, and waits until another has taken its place. */
export async function lose(program: Program, load: OpenLoop<Ticked>, signal: NodeJS.Signals): Promise<Loss> {
  const { workers } = program;
  const before = load.told.length;
  const at = performance.now();
  process.kill(workers[Math.floor(Math.random() * workers.length)]!, signal);
  const since = () => load.told.slice(before);
  const answers = () => since().filter(({ pid }) => pid !== undefined && !workers.includes(pid));
  await until(() => answers().length > 0);
  await sleep(SETTLE_MS);
  const replacedMs = Math.min(...answers().map(({ answeredAt }) => answeredAt)) - at;
  const failed = since().filter(({ ending }) => ending !== "whole");
  const strangers = failed.filter(({ beganAt }) => beganAt > at);
  return { replacedMs, failed, strangers };
}
