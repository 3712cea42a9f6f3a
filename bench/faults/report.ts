import { median, quantile } from "../measure.ts";
import { describeMachine } from "../traffic/machine.ts";
import type { Drain } from "./drain.ts";
import type { Loss } from "./kill.ts";
import type { Ticked } from "./load.ts";

/** Everything that the script has seen. */
export interface Figures {
  readonly rate: number;
  readonly workers: string;
  /** Requests before the first kill, and during the kills. */
  readonly calm: readonly Ticked[];
  readonly disturbed: readonly Ticked[];
  readonly kills: readonly Loss[];
  readonly sentHome: Loss;
  readonly paused: Loss;
  readonly drained: Drain;
}

/** The figures as Markdown, and the promises that were broken. */
export function toReport(figures: Figures): { readonly text: string; readonly broken: readonly string[] } {
  const promises = judge(figures);
  const broken = promises.filter(([, holds]) => !holds).map(([promise]) => promise);
  const { rate, workers, calm, disturbed, kills, sentHome, paused, drained } = figures;
  const times = replaced(kills);
  const failed = kills.map((kill) => kill.failed.length);
  const lines = [
    "# Faults",
    "",
    "Written by `npm run faults`: the command line's server with worker processes, under an open-loop load, loses workers and is stopped.",
    "",
    ...describeMachine(),
    `- Load: ${rate} requests a second, one in five a stream of 400 ms, the others JSON answers of 20 ms; each on a connection of its own`,
    `- Workers: ${workers}, with a warm \`NODE_COMPILE_CACHE\`, so that a clone starts about as fast as the published package`,
    "- Client and server share the machine",
    "",
    "## kill -9",
    "",
    "| | |",
    "| --- | ---: |",
    row("Kills", kills.length),
    row("Requests meanwhile", disturbed.length),
    row("Requests that failed, in all", sum(failed)),
    row("Requests that failed, per kill: median, most", `${median(failed)}, ${Math.max(...failed)}`),
    row("First status line of the replacement: median, longest", `${ms(median(times))}, ${ms(Math.max(...times))}`),
    row("JSON answers before the kills: p50, p99", latency(calm)),
    row("JSON answers during the kills: p50, p99", latency(disturbed)),
    "",
    "## A worker that is paused (SIGSTOP), and one that is sent home (SIGTERM)",
    "",
    "| | paused | sent home |",
    "| --- | ---: | ---: |",
    row("Requests that failed", paused.failed.length, sentHome.failed.length),
    row("Of those, begun after the signal", paused.strangers.length, sentHome.strangers.length),
    row("First status line of the replacement", ms(paused.replacedMs), ms(sentHome.replacedMs)),
    "",
    "## SIGTERM to the server",
    "",
    "| | |",
    "| --- | ---: |",
    row("Streams under way, and whole at the end", `${drained.streams}, ${drained.wholeStreams}`),
    row("Other requests under way that were lost", drained.lost.length),
    row("Requests after the signal: answered, turned away", `${drained.answered}, ${drained.turnedAway}`),
    row("Requests after the signal that broke", drained.broken.length),
    row("Last idle connection closed after", ms(drained.idleClosedMs)),
    row("Exit", `${drained.exitCode} after ${ms(drained.exitMs)}`),
    "",
    "## Promises",
    "",
    ...promises.map(([promise, holds]) => `- ${holds ? "kept" : "BROKEN"}: ${promise}`),
    "",
    "## What is not measured",
    "",
    "- A proxy in front, TLS, a network: a torn connection is seen at once here.",
    "- Clients that reuse connections: theirs break when their worker does, and official clients try again.",
    "- Graphs that keep a processor busy: the longest event-loop delay is the ticking model's.",
    "- Latency on a quiet machine: the client takes its share of the same cores.",
    "",
  ];
  return { text: lines.join("\n"), broken };
}

function judge({ kills, calm, disturbed, sentHome, paused, drained }: Figures): [promise: string, holds: boolean][] {
  const all = [calm, disturbed, sentHome.failed, paused.failed, drained.lost, drained.broken].flat();
  const strangers = [...kills, sentHome, paused].flatMap((loss) => loss.strangers);
  const noticedMs = paused.replacedMs - median(replaced(kills));
  const cutStreams = disturbed.filter(({ stream, ending }) => stream && ending === "cut");
  return [
    ["nothing fails before the first fault", calm.every(({ ending }) => ending === "whole")],
    ["the kills tore streams (or this run has shown nothing)", cutStreams.length > 0],
    ["no torn answer looks whole, and none hangs", all.every(({ ending }) => ending !== "quiet" && ending !== "hung")],
    ["only requests fail that were under way with the worker that is lost", strangers.length === 0],
    ["the median replacement of a killed worker answers within a second", median(replaced(kills)) < 1_000],
    ["a paused worker is noticed within five seconds, and then replaced like a killed one", noticedMs < 5_000],
    ["a worker that is sent home loses nothing", sentHome.failed.length === 0],
    ["SIGTERM loses no stream", drained.wholeStreams === drained.streams],
    [
      "SIGTERM loses no other request, and tears none that comes later",
      drained.lost.length + drained.broken.length === 0,
    ],
    ["SIGTERM ends with exit code 0", drained.exitCode === 0],
  ];
}

function latency(told: readonly Ticked[]): string {
  const times = told.flatMap(({ stream, ending, beganAt, endedAt }) =>
    !stream && ending === "whole" ? [endedAt - beganAt] : [],
  );
  return `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.99))}`;
}

const replaced = (kills: readonly Loss[]): number[] => kills.map(({ replacedMs }) => replacedMs);
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
