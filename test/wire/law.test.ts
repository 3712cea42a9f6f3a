import * as fc from "fast-check";
import { expect, test } from "vitest";
import { END, Graph, type ChatDelta } from "../../src/graph/index.ts";
import type { ChatContext } from "../../src/wire/index.ts";
import { chunks, complete, fold, type Asked } from "../support/wire.ts";

type Said = string | ChatDelta;
interface Node {
  readonly said: readonly Said[];
  readonly draft: boolean;
  readonly assigned: string | null;
}

const word = fc.constantFrom(
  "one",
  " two",
  " three",
  "\n",
  " STOP",
  "ST",
  "OP",
  "字",
  "😀",
  "a\ud83d",
  "\ude00b",
  "é",
  " ",
  "12345",
);
const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: word.map((reasoning) => ({ reasoning })) },
  { weight: 1, arbitrary: word.map((refusal) => ({ refusal })) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([content, refusal]) => ({ content, refusal })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("f", "g"), fc.boolean(), fc.boolean()).map(([name, custom, known]) => ({
      tool_calls: [
        {
          ...(known ? { id: "id" } : {}),
          ...(custom ? { custom: { name, input: "in" } } : { function: { name, arguments: "{}" } }),
        },
      ],
    })),
  },
  { weight: 1, arbitrary: fc.constant({ status: "busy" }) },
  {
    weight: 1,
    arbitrary: word.map((content) => ({
      content,
      annotations: [
        {
          type: "url_citation" as const,
          url_citation: { start_index: 0, end_index: 1, url: "https://example.org", title: "t" },
        },
      ],
    })),
  },
);
const node: fc.Arbitrary<Node> = fc.record({
  said: fc.array(said, { maxLength: 6 }),
  draft: fc.boolean(),
  assigned: fc.option(word, { freq: 4 }),
});
const asked: fc.Arbitrary<Asked> = fc.record(
  {
    n: fc.integer({ min: 1, max: 3 }),
    stop: fc.constantFrom<string | string[]>("STOP", [" two", "\n"]),
    max_tokens: fc.integer({ min: 1, max: 12 }),
    parallel_tool_calls: fc.boolean(),
    logprobs: fc.boolean(),
  },
  { requiredKeys: [] },
);

function toGraph(nodes: readonly Node[]): Graph<ChatContext, string> {
  const graph: Graph<ChatContext, string> = new Graph<ChatContext>("generated");
  for (const [at, { said: all, draft, assigned }] of nodes.entries()) {
    const worker = async function* (ctx: ChatContext) {
      if (assigned !== null) ctx.response += assigned;
      yield* all;
    };
    graph.addNode(`n${at}`, worker, { draft });
  }
  for (const at of nodes.keys()) graph.addEdge(`n${at}`, at + 1 < nodes.length ? `n${at + 1}` : END);
  return graph;
}

const outcome = async <T>(promise: Promise<T>) =>
  promise.then(
    (value) => ({ value }),
    (cause: { body: unknown }) => ({ error: cause.body }),
  );

test("the law: a stream added up by the client is the answer in one piece, whatever the graph and the request", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 4 }), asked, async (nodes, request) => {
      const whole = await outcome(complete(toGraph(nodes), request));
      const streamed = await outcome(chunks(toGraph(nodes), { ...request, stream_options: { include_usage: true } }));
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
      expect(streamed.value.at(-1)?.usage).toEqual(whole.value.usage);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(200);
});

/** Ids that the server made are in the order in which calls were opened, which differs between the forms when choices interleave. */
function sameIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"call_\d+"/g, '"call"'));
}
