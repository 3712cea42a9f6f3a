import { availableParallelism } from "node:os";
import type { Chapter, Findings, Goal } from "../chapter.ts";
import { type Contender, ratios, takeTurns } from "../measure.ts";
import { Client } from "../processes.ts";
import { atLeast, toTable } from "../report.ts";
import { Program } from "../traffic/program.ts";
import { toQuestion } from "../workload.ts";

const WORKERS = 4;
const CLIENTS = 2;
const CONNECTIONS = 48;
const REQUESTS = 3000;

/** What more worker processes bring. */
export const workers: Chapter = {
  title: "Worker processes",
  how: `\`thinkagain serve --workers\`; two client processes with 48 connections each, on the same machine: what they take, on ${WORKERS} cores, the workers lack.`,
  async measure(seconds) {
    if (availableParallelism() < WORKERS) return skip();
    using stack = new DisposableStack();
    const clients = Array.from({ length: CLIENTS }, () => stack.use(new Client()));
    await using one = await start(1);
    await using four = await start(WORKERS);
    const contenders: Contender[] = [
      { name: "1 worker", sample: () => load(clients, one.url) },
      { name: "4 workers", sample: () => load(clients, four.url) },
    ];
    const all = await takeTurns(contenders, seconds);
    return {
      lines: toTable("requests/s", all, "1 worker"),
      goals: [atLeast(3, "4 workers against 1", ratios(all, "4 workers", "1 worker"))],
    };
  },
};

function start(count: number): Promise<Program> {
  const flags = ["--workers", String(count), "--log-level", "warn"];
  return Program.start(new URL("../servers/graphs.ts", import.meta.url), { flags });
}

async function load(clients: readonly Client[], url: string): Promise<number> {
  const work = { url, body: toQuestion(), connections: CONNECTIONS, requests: REQUESTS };
  const taken = await Promise.all(clients.map((client) => client.load(work)));
  return (REQUESTS * clients.length) / Math.max(...taken);
}

function skip(): Findings {
  const goal: Goal = { what: "4 workers against 1", wanted: "≥ 3", figure: "–", met: undefined };
  return { lines: [`There are ${availableParallelism()} cores here, which is too few.`], goals: [goal] };
}
