import type { Chapter } from "../chapter.ts";
import type { Delay, Pace } from "../clients/paced.ts";
import { type Contender, pick, ratios, takeTurns } from "../measure.ts";
import { Peer, startServer } from "../processes.ts";
import { atMost, toTable } from "../report.ts";
import { toRequest } from "../workload.ts";

const STREAMS = 200;
const TOKENS = 75;

/** How late a token is, when the server has time. */
export const delay: Chapter = {
  title: "Delay per token",
  how: "200 streams × 50 tokens a second, out of step, once all are open: from just before the worker's `yield` to the client's reading.",
  seconds: 14,
  async measure(seconds) {
    using client = new Peer("./clients/paced.ts");
    using stack = new DisposableStack();
    const contenders: Contender<Delay>[] = [];
    for (const name of ["thinkagain", "bare-node"]) {
      const { url } = stack.use(await startServer(name));
      const pace: Pace = { url, body: toRequest("plain", TOKENS, "paced"), streams: STREAMS, tokens: TOKENS };
      contenders.push({ name, sample: async () => (await client.ask(pace)) as Delay });
    }
    const all = await takeTurns(contenders, seconds, 1);
    const medians = pick(all, ({ median }) => median);
    const tails = pick(all, ({ p99 }) => p99);
    return {
      lines: [...toTable("median, µs", medians, "bare-node"), "", ...toTable("p99, µs", tails, "bare-node")],
      goals: [
        atMost(2, "the delay of a token against bare node, median", ratios(medians, "thinkagain", "bare-node")),
        atMost(2, "the delay of a token against bare node, p99", ratios(tails, "thinkagain", "bare-node")),
      ],
    };
  },
};
