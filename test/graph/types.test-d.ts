import { Context, END, Graph, parallel, pipe, run, toGraph, Worker } from "../../src/graph/index.ts";
import type { ChatDelta, CompiledGraph, Runnable, Step, WorkerOutput } from "../../src/graph/index.ts";

/** Promises of types; `tsc` is the judge, nothing here runs. */
class Chat extends Context {
  user_query = "";
}
interface RagState extends Chat {
  quality: number;
  docs: string[];
}
class ChatWorker extends Worker<Chat> {
  async *run(ctx: Chat) {
    yield ctx.user_query;
    yield { content: "x", status: "reading" };
  }
}
class RagWorker extends Worker<RagState> {
  run(ctx: RagState) {
    ctx.quality = 1;
  }
}
declare function register<C extends Chat>(name: string, graph: Step<C>): void;
declare const chunk: { role?: "assistant"; content?: string | null; refusal?: string | null };

export const rag = new Graph<RagState>("rag", { maxSteps: 12 })
  .addNode("retrieve", (ctx) => void ctx.docs.push("x"))
  .addNode("answer", new ChatWorker(), { draft: true })
  .addNode("critique", new RagWorker(), { retries: { attempts: 2, backoffMs: 10 }, timeoutMs: 100 })
  .addNode(
    "sub",
    new Graph<Chat>("sub").addNode("x", () => "text"),
  )
  .addEdge("retrieve", "answer")
  .addEdge("answer", "critique")
  .addEdge("sub", END)
  .addConditionalEdge("critique", (ctx) => (ctx.quality < 0.8 ? "poor" : "good"), { good: END, poor: "retrieve" });

// A registry takes everything that can answer for a chat context.
register("graph", rag);
register("compiled", rag.compile());
register("worker", new ChatWorker());
register("typed worker", new RagWorker());
register("function", async (ctx: Chat) => ctx.user_query);
register("arrow", (ctx) => ctx.user_query);
export const any: readonly Runnable[] = [rag, rag.compile(), toGraph(new ChatWorker())];
export const compiled: CompiledGraph<RagState> = rag.compile();
export const ran: Promise<RagState> = run(rag, Context.from<RagState>({ quality: 0, docs: [], user_query: "" }));

const open = new Graph<RagState>("open").addNode("a", () => {}).addNode("b", () => {});
// @ts-expect-error: there is no such node to lead to
open.addEdge("a", "c");
// @ts-expect-error: there is no such node to leave
open.addEdge("c", END);
// @ts-expect-error: there is no such node to begin with
open.setEntry("c");
// @ts-expect-error: the paths forget "poor"
open.addConditionalEdge("a", (ctx) => (ctx.quality < 1 ? "poor" : "good"), { good: END });
// @ts-expect-error: the paths know a label that is never returned
open.addConditionalEdge("a", () => "good", { good: END, bad: "b" });
// @ts-expect-error: a path leads to a node that is not there
open.addConditionalEdge("a", () => "good", { good: "c" });
// @ts-expect-error: without paths a route returns names of nodes
open.addConditionalEdge("a", () => "good");
open.addConditionalEdge("a", async (ctx) => (ctx.quality > 1 ? END : "on"), { on: "b" });
open.addConditionalEdge("b", (ctx) => (ctx.quality > 1 ? END : "a"));

// @ts-expect-error: a worker of a richer state does not fit a plainer graph
new Graph<Chat>("g").addNode("a", new RagWorker());
// @ts-expect-error: neither does a function
new Graph<Chat>("g").addNode("a", (ctx: RagState) => void ctx.quality++);
// @ts-expect-error: nor a graph
new Graph<Chat>("g").addNode("a", rag);
// @ts-expect-error: a worker returns text, its context or nothing
new Graph("g").addNode("a", () => 5);
new Graph("g").addNode("a", async function* () {
  yield "text";
  yield { reasoning: "why" };
});
// @ts-expect-error: a worker yields text or deltas
new Graph("g").addNode("a", async function* () {
  yield 5;
});
// @ts-expect-error: a delta has no such key
export const wrong: ChatDelta = { contents: "x" };
export const upstream: WorkerOutput = chunk;
// @ts-expect-error: the state begins with all of its fields
Context.from<RagState>({ quality: 0 });

export const both: Worker<RagState> = parallel({ a: new ChatWorker(), b: rag }, (ctx: RagState, results) => {
  ctx.docs = [...results.a.docs, ...results.b.docs];
  // @ts-expect-error: there is no such branch
  return results.c?.response;
});
export const listed: Worker<RagState> = parallel([new ChatWorker(), new RagWorker()], (ctx: RagState, [one, other]) => {
  ctx.quality = one.quality + other.quality;
});
export const piped: Graph<RagState, string> = pipe<RagState>(new ChatWorker(), new RagWorker(), rag);
export const inferred: Graph<RagState, string> = pipe(new ChatWorker(), new RagWorker(), rag);
