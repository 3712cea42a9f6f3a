import { loadTokenizer } from "../src/tokenizer.ts";
import { answer, toChunks, toFrame } from "../src/wire/index.ts";
import { type Contender, type Measured, takeTurns } from "./measure.ts";
import { FEATURE_NAMES, type Feature, toRequest, words } from "./workload.ts";

const TOKENS_PER_SAMPLE = 10_000;
const graph = words().compile();

/** Nanoseconds per token from the worker's yield to the frame of the wire, without a socket; per feature and length. */
export function measureInProcess(seconds: number): Promise<Measured[]> {
  const contenders = FEATURE_NAMES.flatMap((feature) =>
    [1000, 10_000].map((tokens): Contender => ({
      name: `${feature} ${tokens}`,
      sample: () => sample(feature, tokens),
    })),
  );
  return takeTurns(contenders, seconds);
}

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
