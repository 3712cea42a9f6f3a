import type { Chapter } from "../chapter.ts";
import { type Contender, type Measured, ratios, takeTurns } from "../measure.ts";
import { Client, startServer } from "../processes.ts";
import { atLeast, toTable } from "../report.ts";
import { toQuestion, toRequest } from "../workload.ts";

const SERVERS = ["thinkagain", "bare-node", "bare-koa", "fastify"];

/** The same requests for each server, and how many answers, or chunks, they bring. */
interface Work {
  readonly body: object;
  readonly connections: number;
  readonly requests: number;
  readonly perRequest?: number;
}

/** How many chunks of streams a second brings. */
export const streams: Chapter = {
  title: "Streamed chunks per second",
  how: "Eight connections, 1,000 tokens per stream. The baselines write one chunk at a time.",
  seconds: 9,
  async measure(seconds) {
    const work = { body: toRequest("plain", 1000), connections: 8, requests: 24, perRequest: 1000 };
    const all = await measureRates(seconds, work);
    const goals = [atLeast(1, "streamed chunks against bare node", ratios(all, "thinkagain", "bare-node"))];
    return { lines: toTable("chunks/s", all, "bare-node"), goals };
  },
};

/** How many short answers a second brings. */
export const completions: Chapter = {
  title: "JSON chat completions per second",
  how: "Thirty-two connections, an answer of eight tokens. The baselines parse the body and answer a constant.",
  seconds: 9,
  async measure(seconds) {
    const all = await measureRates(seconds, { body: toQuestion(), connections: 32, requests: 1600 });
    const goals = [
      atLeast(0.55, "a JSON completion against bare node", ratios(all, "thinkagain", "bare-node")),
      atLeast(0.75, "a JSON completion against bare Koa", ratios(all, "thinkagain", "bare-koa")),
    ];
    return { lines: toTable("requests/s", all, "bare-node"), goals };
  },
};

/** The same after a long conversation, which has to be parsed, judged, copied and counted. */
export const conversations: Chapter = {
  title: "JSON chat completions per second, after 200 messages",
  how: "The same with 200 messages (100 KB) before the question.",
  seconds: 9,
  async measure(seconds) {
    const all = await measureRates(seconds, { body: toQuestion(200), connections: 32, requests: 96 });
    const what = "a JSON completion after 200 messages (100 KB) against bare node";
    return {
      lines: toTable("requests/s", all, "bare-node"),
      goals: [atLeast(0.5, what, ratios(all, "thinkagain", "bare-node"))],
    };
  },
};

async function measureRates(seconds: number, { perRequest = 1, ...load }: Work): Promise<Measured[]> {
  using client = new Client();
  using stack = new DisposableStack();
  const contenders: Contender[] = [];
  for (const name of SERVERS) {
    const { url } = stack.use(await startServer(name));
    const sample = async () => (load.requests * perRequest) / (await client.load({ url, ...load }));
    contenders.push({ name, sample });
  }
  return await takeTurns(contenders, seconds);
}
