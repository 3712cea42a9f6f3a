import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SECRET } from "../../test/support/probe-graphs.ts";
import { ask } from "../traffic/ask.ts";
import { OpenLoop } from "../traffic/open-loop.ts";
import { Program } from "../traffic/program.ts";
import { createCases } from "./cases.ts";
import type { Vitals } from "./graphs.ts";
import { Ledger } from "./ledger.ts";
import { Mix } from "./mix.ts";

/** How long, how much per second, and whether a leak is planted. */
export interface SoakOptions {
  readonly minutes: number;
  readonly rate: number;
  readonly plantLeak: boolean;
}

/** Vitals at a time of the run, in milliseconds. */
export interface Reading extends Vitals {
  readonly at: number;
}

/** What a run has shown. */
export interface Soak {
  readonly options: SoakOptions;
  readonly sent: number;
  readonly ledger: Ledger;
  /** Before the load, during it and five seconds after its end. */
  readonly before: Reading;
  readonly during: readonly Reading[];
  readonly after: Reading;
  readonly exitCode: number | null;
}

const SERVER_TIMEOUT_MS = 1_000;
const REST_MS = 5_000;
const READINGS = 120;
const SHORTEST_PAUSE_MS = 500;

/** Puts a server under a mix of good and bad requests, and reads its vitals. */
export async function soak(options: SoakOptions): Promise<Soak> {
  const [key, mark] = [`key-${randomUUID()}`, `mark-${randomUUID()}`];
  await using program = await Program.start(new URL("./graphs.ts", import.meta.url), {
    flags: ["--request-timeout-ms", String(SERVER_TIMEOUT_MS)],
    nodeFlags: ["--expose-gc"],
    env: { THINKAGAIN_API_KEYS: key },
  });
  const begin = performance.now();
  const read = async (): Promise<Reading> => ({
    at: performance.now() - begin,
    ...(await readVitals(program.url, key)),
  });
  const ledger = new Ledger([key, mark]);
  const before = await read();
  const during: Reading[] = [];
  using mix = new Mix(program.url, key, createCases(mark, options.plantLeak));
  const load = new OpenLoop(options.rate, () => mix.next());
  const settle = () => {
    for (const told of load.take()) ledger.enter(told, SECRET);
    ledger.read(program.takeLog());
  };
  const totalMs = options.minutes * 60_000;
  while (performance.now() - begin < totalMs) {
    await sleep(Math.max(SHORTEST_PAUSE_MS, totalMs / READINGS));
    during.push(await read());
    settle();
  }
  await load.stop();
  mix[Symbol.dispose]();
  await sleep(REST_MS);
  const after = await read();
  const exitCode = await program.end("SIGTERM");
  settle();
  return { options, sent: load.sent, ledger, before, during, after, exitCode };
}

async function readVitals(url: string, key: string): Promise<Vitals> {
  const body = { model: "vitals", messages: [{ role: "user", content: "?" }] };
  const { text } = await ask({ url, body, headers: { authorization: `Bearer ${key}` } });
  const answer = JSON.parse(text) as {
    readonly choices: readonly [{ readonly message: { readonly content: string } }];
  };
  return JSON.parse(answer.choices[0].message.content) as Vitals;
}
