import type { Chapter } from "../chapter.ts";
import { type Contender, ratios, takeTurns } from "../measure.ts";
import { Client, startServer } from "../processes.ts";
import { atMost, toTable } from "../report.ts";
import { toQuestion } from "../workload.ts";

const SMALL = "1 model";
const SERVERS = {
  [SMALL]: ["--models", "1"],
  "100 models": ["--models", "100"],
  "10,000 models": ["--models", "10000"],
  "10 × the operations": ["--models", "1", "--contracts", "10"],
};
const REQUESTS = 800;

/** Whether a request costs more where there are more models, or more operations. */
export const sizes: Chapter = {
  title: "Cost of a request, by the size of the registry and of the contract",
  how: "JSON completions over 32 connections; the model that is asked was registered last, the operation comes last in the contract.",
  seconds: 9,
  async measure(seconds) {
    using client = new Client();
    using stack = new DisposableStack();
    const contenders: Contender[] = [];
    for (const [name, args] of Object.entries(SERVERS)) {
      const { url } = stack.use(await startServer("thinkagain", args));
      const body = toQuestion(0, `model-${Number(args[1]) - 1}`);
      const sample = async () =>
        ((await client.load({ url, body, connections: 32, requests: REQUESTS })) * 1e6) / REQUESTS;
      contenders.push({ name, sample });
    }
    const all = await takeTurns(contenders, seconds);
    const goals = Object.keys(SERVERS)
      .slice(1)
      .map((name) => atMost(1.1, `a request with ${name} against 1`, ratios(all, name, SMALL)));
    return { lines: toTable("µs per request", all, SMALL), goals };
  },
};
