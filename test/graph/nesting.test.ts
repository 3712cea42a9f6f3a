import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Context, END, Graph } from "../../src/graph/index.ts";
import type { GraphEvent, WorkerResult } from "../../src/graph/index.ts";
import { chain, eventsOf, saying } from "./support/graphs.ts";

/** A worker as data: what it does on a visit, in order. */
type Act =
  | { readonly kind: "say"; readonly texts: readonly string[]; readonly sync: boolean }
  | { readonly kind: "set"; readonly text: string; readonly returned: boolean }
  | { readonly kind: "tell"; readonly status: string }
  | { readonly kind: "call"; readonly name: string };
type Spec =
  | { readonly act: Act; readonly draft: boolean; readonly again: boolean }
  | { readonly inside: readonly Spec[]; readonly draft: boolean };

const text = fc.string({ maxLength: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("say" as const), texts: fc.array(text, { maxLength: 4 }), sync: fc.boolean() }),
  fc.record({ kind: fc.constant("set" as const), text, returned: fc.boolean() }),
  fc.record({ kind: fc.constant("tell" as const), status: text }),
  fc.record({ kind: fc.constant("call" as const), name: fc.string({ minLength: 1, maxLength: 2 }) }),
);
const specsWith = (draftGraphs: fc.Arbitrary<boolean>): fc.Arbitrary<Spec[]> => {
  const { spec } = fc.letrec<{ spec: Spec; leaf: Spec; nest: Spec }>((tie) => ({
    leaf: fc.record({ act, draft: fc.boolean(), again: fc.boolean() }),
    nest: fc.record({ inside: fc.array(tie("spec"), { minLength: 1, maxLength: 3 }), draft: draftGraphs }),
    spec: fc.oneof({ maxDepth: 4, depthIdentifier: "nesting" }, tie("leaf"), tie("nest")),
  }));
  return fc.array(spec, { minLength: 1, maxLength: 4 });
};
/** What can be flattened: a draft graph says more than its nodes as drafts would. */
const specs = specsWith(fc.constant(false));

/** What was begun and what was closed, to compare. */
interface Tally {
  begun: number;
  closed: number;
}

function toWorker(does: Act, tally: Tally): (ctx: Context) => WorkerResult {
  switch (does.kind) {
    case "say": {
      const { texts } = does;
      function* sync() {
        tally.begun++;
        try {
          yield* texts;
        } finally {
          tally.closed++;
        }
      }
      return does.sync
        ? sync
        : async function* say() {
            yield* sync();
          };
    }
    case "set":
      return (ctx) => {
        if (does.returned) return ctx.response + does.text;
        ctx.response += does.text;
        return undefined;
      };
    case "tell":
      return async function* tell() {
        yield { status: does.status };
      };
    case "call":
      return async function* call() {
        yield { tool_calls: [{ function: { name: does.name, arguments: {} } }] };
      };
    default:
      return does satisfies never;
  }
}

const twice = (name: string) => (ctx: Context) =>
  ctx.path.filter((node) => node === name).length < 2 ? "again" : "on";

/** The same specification as graphs in graphs, each compiled or not. */
function nested(parts: readonly Spec[], tally: Tally, compiled: boolean, prefix = ""): Graph<Context, string> {
  const graph: Graph<Context, string> = new Graph<Context, string>("nested");
  parts.forEach((part, at) => {
    if ("act" in part) {
      graph.addNode(`n${at}`, toWorker(part.act, tally), { draft: part.draft });
      return;
    }
    const inner = nested(part.inside, tally, compiled, `${prefix}n${at}/`);
    graph.addNode(`n${at}`, compiled ? inner.compile() : inner, { draft: part.draft });
  });
  parts.forEach((part, at) => {
    const to = at + 1 < parts.length ? `n${at + 1}` : END;
    if ("act" in part && part.again)
      graph.addConditionalEdge(`n${at}`, twice(`${prefix}n${at}`), { again: `n${at}`, on: to });
    else graph.addEdge(`n${at}`, to);
  });
  return graph;
}

/** The same specification as one graph without any inside. */
function flat(parts: readonly Spec[], tally: Tally): Graph<Context, string> {
  const leaves: { name: string; leaf: Extract<Spec, { act: Act }> }[] = [];
  const collect = (inside: readonly Spec[], prefix: string): void =>
    inside.forEach((part, at) => {
      if ("act" in part) leaves.push({ name: `${prefix}n${at}`, leaf: part });
      else collect(part.inside, `${prefix}n${at}/`);
    });
  collect(parts, "");
  const graph: Graph<Context, string> = new Graph<Context, string>("flat");
  for (const { name, leaf } of leaves) graph.addNode(name, toWorker(leaf.act, tally), { draft: leaf.draft });
  leaves.forEach(({ name, leaf }, at) => {
    const to = leaves[at + 1]?.name ?? END;
    if (leaf.again) graph.addConditionalEdge(name, twice(name), { again: name, on: to });
    else graph.addEdge(name, to);
  });
  return graph;
}

const outcomeOf = (ctx: Context) => ({
  response: ctx.response,
  tool_calls: ctx.tool_calls,
  path: [...ctx.path],
});

test("R5: nested = flattened = compiled: the same events, answer and path, streamed or not", async () => {
  await fc.assert(
    fc.asyncProperty(specs, async (parts) => {
      const tally = { begun: 0, closed: 0 };
      const graphs = [
        flat(parts, tally),
        nested(parts, tally, false),
        nested(parts, tally, true),
        flat(parts, tally).compile(),
      ];
      const expected = { events: [] as GraphEvent[], outcome: {} };
      for (const [at, graph] of graphs.entries()) {
        const [streamed, ran] = [new Context(), new Context()];
        const events = await eventsOf(graph, streamed);
        await graph.run(ran);
        if (at === 0) Object.assign(expected, { events, outcome: outcomeOf(streamed) });
        expect(events).toEqual(expected.events);
        expect(outcomeOf(streamed)).toEqual(expected.outcome);
        expect(outcomeOf(ran)).toEqual(expected.outcome);
      }
      expect(tally.closed).toBe(tally.begun);
    }),
    { numRuns: 300 },
  );
});

test("A3: a graph says the same as a draft as it says alone, after what was sent, graphs as drafts inside it included", async () => {
  await fc.assert(
    fc.asyncProperty(specsWith(fc.boolean()), async (parts) => {
      const tally = { begun: 0, closed: 0 };
      const [alone, drafted] = [new Context(), new Context()];
      await nested(parts, tally, false).run(alone);
      const draft = nested(parts, tally, false, "draft/");
      const events = await eventsOf(chain({ sent: saying("<"), draft: [draft, { draft: true }] }), drafted);
      expect(drafted.response).toBe(`<${alone.response}`);
      expect(drafted.tool_calls).toEqual(alone.tool_calls);
      const deltas = events.flatMap((event) => (event.type === "delta" ? [event.delta] : []));
      expect(deltas.map(({ content }) => content ?? "").join("")).toBe(drafted.response);
      expect(deltas.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 300 },
  );
});

test("the text that is streamed is the text of the answer, and the calls as well", async () => {
  await fc.assert(
    fc.asyncProperty(specs, async (parts) => {
      const ctx = new Context();
      const events = await eventsOf(nested(parts, { begun: 0, closed: 0 }, false), ctx);
      const deltas = events.flatMap((event) => (event.type === "delta" ? [event.delta] : []));
      expect(deltas.map(({ content }) => content ?? "").join("")).toBe(ctx.response);
      const opened = deltas.flatMap(({ tool_calls }) => tool_calls ?? []);
      expect(opened.map(({ index }) => index)).toEqual(ctx.tool_calls.map((_, at) => at));
    }),
    { numRuns: 300 },
  );
});

test("R4: the finally of every generator that was begun runs when the reader leaves, whenever it leaves", async () => {
  await fc.assert(
    fc.asyncProperty(specs, fc.nat(30), async (parts, events) => {
      const tally = { begun: 0, closed: 0 };
      let left = events;
      for await (const _ of nested(parts, tally, false).stream(new Context())) if (left-- === 0) break;
      expect(tally.closed).toBe(tally.begun);
    }),
    { numRuns: 300 },
  );
});
