import { loadTokenizer } from "../../src/tokenizer.ts";
import { answer, toChunks, toFrame } from "../../src/wire/index.ts";
import type { Chapter } from "../chapter.ts";
import { ratios, takeTurns } from "../measure.ts";
import { atMost, toLengthTable } from "../report.ts";
import { FEATURE_NAMES, type Feature, toRequest, words } from "../workload.ts";

const TOKENS_PER_SAMPLE = 10_000;
const LENGTHS = [1000, 10_000];

const graph = words().compile();

/** Whether a token costs as much in a long stream as in a short one, without a socket. */
export const tokensInProcess: Chapter = {
  title: "Cost per token, in process",
  how: "From the worker's `yield` to the text of the frame; ten thousand tokens per sample.",
  seconds: 9,
  async measure(seconds) {
    const contenders = FEATURE_NAMES.flatMap((feature) =>
      LENGTHS.map((tokens) => ({ name: `${feature} ${tokens}`, sample: () => sample(feature, tokens) })),
    );
    const all = await takeTurns(contenders, seconds);
    const goals = FEATURE_NAMES.map((feature) =>
      atMost(
        1.1,
        `a token at 10,000 tokens against 1,000, ${feature}`,
        ratios(all, `${feature} 10000`, `${feature} 1000`),
      ),
    );
    return { lines: toLengthTable("ns per token", all, FEATURE_NAMES), goals };
  },
};

async function sample(feature: Feature, tokens: number): Promise<number> {
  const begin = performance.now();
  for (let done = 0; done < TOKENS_PER_SAMPLE; done += tokens) await stream(feature, tokens);
  return ((performance.now() - begin) * 1e6) / TOKENS_PER_SAMPLE;
}

async function stream(feature: Feature, tokens: number): Promise<void> {
  const { signal } = new AbortController();
  const answered = answer(graph, toRequest(feature, tokens), {
    signal,
    request_id: "req_bench",
    model: "words",
    tokenizer: loadTokenizer,
  });
  const stamp = { id: "chatcmpl-bench", created: 1, model: "words", callId: () => "call_bench" };
  let frames = 0;
  for await (const chunk of toChunks(answered, stamp)) if (toFrame(chunk).length > 0) frames++;
  if (frames < tokens) throw new Error(`${feature} sent ${frames} frames for ${tokens} tokens.`);
}
