import { setImmediate as tick } from "node:timers/promises";
import { type ChatContext, type ChatDelta, END, Graph } from "@thinkagain/serve";
import * as fc from "fast-check";

type Said = string | ChatDelta;

/** A node of a generated graph: what it assigns and yields, and how many ticks it waits per step of the seed. */
export interface GeneratedNode {
  readonly said: readonly Said[];
  readonly draft: boolean;
  readonly assigned: string | null;
  readonly pace: number;
}

/** Stands for the seed of the run, so that each of `n` answers has a text of its own. */
const SEED = "#";

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
  SEED,
);
const call = fc.constantFrom(
  { function: { name: "f", arguments: "{}" } },
  { id: "id", function: { name: "g", arguments: "{}" } },
  { custom: { name: "f", input: "in" } },
  { id: "id", custom: { name: "g", input: "in" } },
);
const annotation = {
  type: "url_citation" as const,
  url_citation: { start_index: 0, end_index: 1, url: "https://example.org", title: "t" },
};
const token = (text: string) => ({ token: text, logprob: -1, bytes: null, top_logprobs: [] });
const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: word.map((reasoning) => ({ reasoning })) },
  { weight: 1, arbitrary: word.map((refusal) => ({ refusal })) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([content, refusal]) => ({ content, refusal })) },
  { weight: 1, arbitrary: call.map((one) => ({ tool_calls: [one] })) },
  { weight: 1, arbitrary: fc.constant({ status: "busy" }) },
  { weight: 1, arbitrary: word.map((content) => ({ content, annotations: [annotation] })) },
  { weight: 1, arbitrary: word.map((content) => ({ content, logprobs: { content: [token(content)] } })) },
  { weight: 1, arbitrary: word.map((text) => ({ logprobs: { content: [token(text)], refusal: [token(text)] } })) },
);
const node: fc.Arbitrary<GeneratedNode> = fc.record({
  said: fc.array(said, { maxLength: 6 }),
  draft: fc.boolean(),
  assigned: fc.option(word, { freq: 4 }),
  pace: fc.nat(2),
});

/** The nodes of any small graph that answers with text, refusals, reasoning, calls, statuses, annotations and log probabilities, live or as drafts. */
export const generatedNodes: fc.Arbitrary<GeneratedNode[]> = fc.array(node, { minLength: 1, maxLength: 4 });

/** The graph that walks generated nodes in their order. */
export function toGeneratedGraph(nodes: readonly GeneratedNode[]): Graph<ChatContext, string> {
  const graph: Graph<ChatContext, string> = new Graph<ChatContext>("generated");
  for (const [at, { said: all, draft, assigned, pace }] of nodes.entries()) {
    const worker = async function* (ctx: ChatContext) {
      const seed = ctx.seed ?? 0;
      if (assigned !== null) ctx.response += assigned;
      for (const one of all) {
        for (let wait = pace * seed; wait > 0; wait--) await tick();
        yield one === SEED ? `${SEED}${seed}` : one;
      }
    };
    graph.addNode(`n${at}`, worker, { draft });
  }
  for (const at of nodes.keys()) graph.addEdge(`n${at}`, at + 1 < nodes.length ? `n${at + 1}` : END);
  return graph;
}
