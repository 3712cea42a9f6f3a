import * as fc from "fast-check";
import { expect, test } from "vitest";
import { generatedNodes, toGeneratedGraph } from "../support/generated-graph.ts";
import { chunks, complete, fold, type Asked, type Chunk, type Completion } from "../support/wire.ts";

type Logprobs = Completion["choices"][number]["logprobs"];

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    n: fc.integer({ min: 1, max: 3 }),
    seed: fc.constant(0),
    stop: fc.constantFrom<string | string[]>("STOP", [" two", "\n"]),
    max_tokens: fc.integer({ min: 1, max: 12 }),
    parallel_tool_calls: fc.boolean(),
    logprobs: fc.boolean(),
  },
  { requiredKeys: [] },
);

const outcome = async <T>(promise: Promise<T>) =>
  promise.then(
    (value) => ({ value }),
    (cause: { body: unknown }) => ({ error: cause.body }),
  );

test("the law: a stream added up by the client is the answer in one piece, whatever the graph and the request", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(generatedNodes, asked, async (nodes, request) => {
      const whole = await outcome(complete(toGeneratedGraph(nodes), request));
      const streamed = await outcome(
        chunks(toGeneratedGraph(nodes), { ...request, stream_options: { include_usage: true } }),
      );
      if ("error" in whole || "error" in streamed) {
        expect(streamed).toEqual(whole);
        return;
      }
      compared++;
      const expected = whole.value.choices.map(({ message: { annotations, ...message }, finish_reason }) => ({
        message: { ...message, ...(annotations?.length ? { annotations } : {}) },
        finish_reason,
      }));
      expect(sameIds(fold(streamed.value))).toEqual(sameIds(expected));
      expect(logprobsOf(streamed.value)).toEqual(whole.value.choices.map(({ logprobs }) => logprobs));
      expect(streamed.value.at(-1)?.usage).toEqual(whole.value.usage);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(200);
});

/** The log probabilities of each choice, added up as the official client does. */
function logprobsOf(all: readonly Chunk[]): Logprobs[] {
  const sums: Logprobs[] = [];
  for (const { index, logprobs } of all.flatMap(({ choices }) => choices)) {
    const sum = (sums[index] ??= null);
    if (!logprobs) continue;
    const add = <T>(one: T[] | null | undefined, other: T[] | null): T[] | null =>
      other === null ? (one ?? null) : [...(one ?? []), ...other];
    sums[index] = { content: add(sum?.content, logprobs.content), refusal: add(sum?.refusal, logprobs.refusal) };
  }
  return sums;
}

/** Ids that the server made are in the order in which calls were opened, which differs between the forms when choices interleave. */
function sameIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"call_\d+"/g, '"call"'));
}
