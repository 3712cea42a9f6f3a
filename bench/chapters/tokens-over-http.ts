import type { Chapter } from "../chapter.ts";
import { ratios, takeTurns } from "../measure.ts";
import { Client, startServer } from "../processes.ts";
import { atMost, toLengthTable } from "../report.ts";
import { FEATURE_NAMES, toRequest } from "../workload.ts";

const CONNECTIONS = 2;
const TOKENS_PER_SAMPLE = 20_000;
const LENGTHS = [1000, 10_000];

/** Whether a token costs as much in a long stream as in a short one, as a client reads it. */
export const tokensOverHttp: Chapter = {
  title: "Cost per token, over HTTP",
  how: "Two connections, as the client reads them.",
  seconds: 9,
  async measure(seconds) {
    using client = new Client();
    using server = await startServer("thinkagain");
    const contenders = FEATURE_NAMES.flatMap((feature) =>
      LENGTHS.map((tokens) => ({
        name: `${feature} ${tokens}`,
        async sample() {
          const [body, requests] = [toRequest(feature, tokens), TOKENS_PER_SAMPLE / tokens];
          const taken = await client.load({ url: server.url, body, connections: CONNECTIONS, requests });
          return (taken * 1e9) / TOKENS_PER_SAMPLE;
        },
      })),
    );
    const all = await takeTurns(contenders, seconds);
    const what = "a token at 10,000 tokens against 1,000, over HTTP";
    const goals = [atMost(1.1, what, ratios(all, "plain 10000", "plain 1000"))];
    return { lines: toLengthTable("ns per token", all, FEATURE_NAMES), goals };
  },
};
