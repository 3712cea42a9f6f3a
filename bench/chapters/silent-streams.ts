import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chapter, Findings, Goal } from "../chapter.ts";
import type { Crowd } from "../clients/silent.ts";
import { pick, takeTurns } from "../measure.ts";
import { Peer, startServer } from "../processes.ts";
import { atMost, table, toNumber, toTable } from "../report.ts";
import { toRequest } from "../workload.ts";

const STREAMS = 10_000;
const DESCRIPTORS_BESIDE = 200;
/** Longer than a heartbeat. */
const SILENCE_MS = 20_000;

interface Crowded {
  readonly kib: number;
  readonly lost: number;
}

/** What an open stream costs that says nothing. */
export const silentStreams: Chapter = {
  title: "Silent streams",
  how: "10,000 streams that say one word and then nothing for twenty seconds, a heartbeat included; each then ends. Memory is read after a collection.",
  async measure(seconds) {
    const descriptors = readDescriptorLimit();
    if (descriptors < STREAMS + DESCRIPTORS_BESIDE) return skip(descriptors);
    const contenders = ["thinkagain", "bare-node"].map((name) => ({ name, sample: () => crowd(name) }));
    const all = await takeTurns(contenders, seconds, 0);
    const sizes = pick(all, ({ kib }) => kib);
    const losses = all.map(({ name, samples }) => [name, toNumber(Math.max(...samples.map(({ lost }) => lost)))]);
    const lost = Math.max(...all[0]!.samples.map((sample) => sample.lost));
    return {
      lines: [...toTable("KiB of RSS each", sizes, "bare-node"), "", ...table(["", "lost, at worst"], losses)],
      goals: [
        atMost(40, "KiB of RSS of a silent stream, of 10,000", sizes[0]!.samples),
        { what: "silent streams that are lost, of 10,000", wanted: "0", figure: String(lost), met: lost === 0 },
      ],
    };
  },
};

async function crowd(name: string): Promise<Crowded> {
  using server = await startServer(name);
  using client = new Peer("./clients/silent.ts");
  const before = Number(await server.peer.ask("rss"));
  const order: Crowd = { url: server.url, body: toRequest("plain", 0, "silent"), streams: STREAMS };
  await client.ask(order);
  await sleep(SILENCE_MS);
  const during = Number(await server.peer.ask("rss"));
  server.peer.tell("release");
  const whole = Number(await client.ask("end"));
  return { kib: (during - before) / STREAMS / 1024, lost: STREAMS - whole };
}

/** How many descriptors a process may have: Node raises the soft limit to the hard one for itself and its children. */
function readDescriptorLimit(): number {
  const limit = execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  return limit === "unlimited" ? Infinity : Number(limit);
}

function skip(descriptors: number): Findings {
  const reason = `A process may open ${toNumber(descriptors)} descriptors here, which is too few.`;
  const goal: Goal = { what: "silent streams, 10,000", wanted: "≤ 40 KiB, none lost", figure: "–", met: undefined };
  return { lines: [reason], goals: [goal] };
}
