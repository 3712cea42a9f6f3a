import { median } from "../measure.ts";
import { describeMachine } from "../traffic/machine.ts";
import type { Reading, Soak } from "./run.ts";
import { isLeak, slopeOf } from "./slope.ts";

const MIB = 1024 ** 2;
const RSS_TOLERANCE = 1.2;
const FEWEST_SAMPLES = 3;

/** The figures as Markdown, the promises that were broken, and whether the heap leaks. The first third of the readings is warming up. */
export function toReport(run: Soak): {
  readonly text: string;
  readonly broken: readonly string[];
  readonly leaks: boolean;
} {
  const { options, sent, ledger, before, after } = run;
  const watched = run.during.slice(Math.floor(run.during.length / 3));
  if (watched.length < FEWEST_SAMPLES) throw new RangeError("The run is too short for a slope.");
  const slope = slopeOf(watched.map(({ at, heap }) => ({ at, value: heap })));
  const leaks = isLeak(slope, watched.at(-1)!.at - watched[0]!.at);
  const promises = [...judge(run, watched), [NO_LEAK, !leaks] as const];
  const slopeText = `${(slope.perHour / MIB).toFixed(1)} ± ${(slope.error / MIB).toFixed(1)} MiB/h`;
  const lines = [
    "# Soak",
    "",
    "Written by `npm run soak`: one server process under an open-loop mix of good requests (70 %), bad input (10 %), clients that leave (10 %),",
    "graph faults (5 %) and timeouts (5 %).",
    "",
    ...describeMachine(),
    `- ${options.minutes} minutes at ${options.rate} requests a second${options.plantLeak ? ", with a planted leak" : ""}`,
    "",
    "| | |",
    "| --- | ---: |",
    row("Requests sent, accounted for", `${sent}, ${ledger.total}`),
    row("Requests that did not end as they should, or said too much", ledger.problems),
    row("Failures (5xx) that are not in the log, of all", `${ledger.unlogged.length} of ${ledger.failures}`),
    row("Heap after GC: slope after the first third", slopeText),
    row("Heap after GC: at the start, after warming up, at the end", mib([before, watched[0]!, after], "heap")),
    row("RSS: at the start, after warming up, at the end", mib([before, watched[0]!, after], "rss")),
    row("Resources at the start", JSON.stringify(before.resources)),
    row("Resources five seconds after the end", JSON.stringify(after.resources)),
    "",
    "| kind | ending | requests |",
    "| --- | --- | ---: |",
    ...ledger.counts.map(([line, count]) => `| ${line} | ${count} |`),
    "",
    ...promises.map(([promise, holds]) => `- ${holds ? "kept" : "BROKEN"}: ${promise}`),
    ...ledger.shown.map((problem) => `- problem: ${problem}`),
    "",
  ];
  const broken = promises.filter(([, holds]) => !holds).map(([promise]) => promise);
  return { text: lines.join("\n"), broken, leaks };
}

const NO_LEAK = "no leak is seen: growth, beyond two standard errors, of 1 MiB an hour or, in a shorter run, of 1 MiB";

function judge(run: Soak, watched: readonly Reading[]): readonly (readonly [promise: string, holds: boolean])[] {
  const { sent, ledger, before, after, exitCode } = run;
  const quarter = Math.ceil(watched.length / 4);
  return [
    ["no request is lost", ledger.total === sent],
    ["every request ends as it should, nothing secret is told or logged", ledger.problems === 0],
    ["every failure is in the log, by its request id", ledger.unlogged.length === 0 && ledger.failures > 0],
    ["sockets and timers are back to the start", hasNoMore(after.resources, before.resources)],
    [
      "resident memory stays within 20 %",
      rss(watched.slice(-quarter)) <= RSS_TOLERANCE * rss(watched.slice(0, quarter)),
    ],
    ["the server ends with exit code 0", exitCode === 0],
  ];
}

function hasNoMore(after: Reading["resources"], before: Reading["resources"]): boolean {
  return Object.entries(after).every(([kind, count]) => count <= (before[kind] ?? 0));
}

const rss = (readings: readonly Reading[]): number => median(readings.map((reading) => reading.rss));
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const mib = (readings: readonly Reading[], of: "heap" | "rss"): string =>
  `${readings.map((reading) => (reading[of] / MIB).toFixed(1)).join(", ")} MiB`;
