import { setTimeout as sleep } from "node:timers/promises";

const PERIOD_MS = 20;

/** Microseconds of a clock that all processes of a machine share. */
export function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Tells the time so many times, fifty times a second. Each is due by the beginning: streams that add up their waits end up in one crowd. */
export async function* tick(count: number): AsyncGenerator<string> {
  const begin = performance.now();
  for (let at = 1; at <= count; at++) {
    await sleep(begin + at * PERIOD_MS - performance.now());
    yield String(microseconds());
  }
}
