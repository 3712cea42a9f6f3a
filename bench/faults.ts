import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { drain } from "./faults/drain.ts";
import { lose, type Loss } from "./faults/kill.ts";
import { startLoad } from "./faults/load.ts";
import { toReport } from "./faults/report.ts";
import { Program } from "./traffic/program.ts";

const WARM_UP_MS = 2_000;
const CALM_MS = 4_000;

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    rate: { type: "string", default: "300" },
    workers: { type: "string", default: "4" },
  },
});
const rate = Number(values.rate);
using cache = mkdtempDisposableSync(join(tmpdir(), "thinkagain-"));
const start = () =>
  Program.start(new URL("./faults/graphs.ts", import.meta.url), {
    flags: ["--workers", values.workers, "--log-level", "warn"],
    env: { NODE_COMPILE_CACHE: cache.path },
  });

await using first = await start();
const drained = await drain(first, rate);

await using program = await start();
const load = startLoad(program.url, rate);
await sleep(WARM_UP_MS);
const warm = load.told.length;
await sleep(CALM_MS);
const calm = load.told.slice(warm);
const kills: Loss[] = [];
while (kills.length < Number(values.kills)) kills.push(await lose(program, load, "SIGKILL"));
const disturbed = load.told.slice(warm + calm.length);
const sentHome = await lose(program, load, "SIGTERM");
const paused = await lose(program, load, "SIGSTOP");
await load.stop();

const { text, broken } = toReport({ rate, workers: values.workers, calm, disturbed, kills, sentHome, paused, drained });
console.log(text);
writeFileSync(new URL("./FAULTS.md", import.meta.url), text);
process.exitCode = broken.length === 0 ? 0 : 1;
