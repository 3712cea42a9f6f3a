import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, END, Graph, GraphRegistry } from "@thinkagain/serve";
import { ProbeCounts, type RunCounts } from "./probe-counts.ts";

/** Graphs that misbehave in one way each, and the count of their runs. */
export interface Probes {
  readonly registry: GraphRegistry;
  /** What has been counted of a probe so far. */
  readonly counts: (name: string) => RunCounts;
}

/** What the probes throw, and no client may ever see. */
export const SECRET = "p-secret-detail";

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const KIB = 1024;

/**
 * A model for each way in which a graph may misbehave, counted anew for each call. Where a probe takes a number (of milliseconds, chunks
 * or MiB), it is the whole question. `p-loop` counts its steps. `p-counts` answers the counts as JSON, for who asks from another process.
 */
export function probeGraphs(): Probes {
  const counts = new ProbeCounts();
  const registry = new GraphRegistry();
  registerPatient(registry, counts);
  registerFailing(registry, counts);
  registerGreedy(registry, counts);
  registry.register("p-nonce", nonce(counts)).register("p-counts", () => JSON.stringify(counts));
  return { registry, counts: (name) => counts.of(name) };
}

/** The probes of this process, for `thinkagain serve test/support/probe-graphs.ts`. */
export const { registry } = probeGraphs();

/** One that is well, and those that wait, at most for as many milliseconds as the question says. */
function registerPatient(registry: GraphRegistry, counts: ProbeCounts): void {
  registry
    .register("p-echo", (ctx) => {
      using _run = counts.run("p-echo", ctx);
      return ctx.user_query;
    })
    // Waits for its signal and answers then.
    .register("p-slow", async (ctx) => {
      using _run = counts.run("p-slow", ctx);
      await sleep(numberOf(ctx, LONGEST_TIMER_MS), undefined, ctx).catch(() => undefined);
      return "at last";
    })
    // As p-slow, after a first word.
    .register("p-begun", async function* (ctx) {
      using _run = counts.run("p-begun", ctx);
      yield "begun";
      await sleep(numberOf(ctx, LONGEST_TIMER_MS), undefined, ctx).catch(() => undefined);
      yield " at last";
    })
    // Ignores its signal, and answers when nobody listens any more.
    .register("p-deaf", async (ctx) => {
      using _run = counts.run("p-deaf", ctx);
      await sleep(numberOf(ctx, LONGEST_TIMER_MS), undefined, { ref: false });
      return "too late";
    })
    // Answers never, and fails when it is told to stop.
    .register("p-never", async (ctx) => {
      using _run = counts.run("p-never", ctx);
      await sleep(LONGEST_TIMER_MS, undefined, ctx);
    });
}

/** Those that throw what a server should never take from a graph, at once or late. */
function registerFailing(registry: GraphRegistry, counts: ProbeCounts): void {
  const throwing = (name: string, toThrown: () => unknown) =>
    registry.register(name, (ctx) => {
      using _run = counts.run(name, ctx);
      throw toThrown();
    });
  throwing("p-throw", () => new Error(SECRET));
  throwing("p-throw-null", () => null);
  throwing("p-throw-1n", () => ({ a: 1n }));
  throwing("p-throw-status", () =>
    Object.assign(new Error(SECRET), { status: 401, expose: true, headers: { "set-cookie": `secret=${SECRET}` } }),
  );
  registry
    .register("p-reject", (ctx) => {
      using _run = counts.run("p-reject", ctx);
      return Promise.reject();
    })
    // Throws after that many chunks.
    .register("p-mid", async function* (ctx) {
      using _run = counts.run("p-mid", ctx);
      for (let left = numberOf(ctx, 3); left > 0; left--) yield "chunk ";
      throw new Error(SECRET);
    })
    // Answers, and rejects where nobody can catch it.
    .register("p-detached", (ctx) => {
      using _run = counts.run("p-detached", ctx);
      setTimeout(() => void Promise.reject(new Error(SECRET)), 10);
      return "answered";
    })
    .register("p-undef", (ctx) => {
      using _run = counts.run("p-undef", ctx);
      return undefined;
    });
}

/** Those that take more than their share: of steps, of bytes (MiB), of the processor (milliseconds), of memory (64 KiB a run). */
function registerGreedy(registry: GraphRegistry, counts: ProbeCounts): void {
  const kept: (readonly number[])[] = [];
  const loop = new Graph<ChatContext>("p-loop").addNode("again", (ctx) => {
    using _step = counts.run("p-loop", ctx);
  });
  registry
    .register("p-loop", loop.addEdge("again", "again"))
    .register("p-huge", async function* (ctx) {
      using _run = counts.run("p-huge", ctx);
      const piece = "0123456789abcde\n".repeat(KIB);
      for (let left = numberOf(ctx, 100) * 64; left > 0; left--) yield piece;
    })
    .register("p-block", (ctx) => {
      using _run = counts.run("p-block", ctx);
      const end = performance.now() + numberOf(ctx, 10_000);
      while (performance.now() < end);
      return "blocked";
    })
    .register("p-leak", (ctx) => {
      using _run = counts.run("p-leak", ctx);
      kept.push(Array.from({ length: 8 * KIB }, (_, at) => at + 0.5));
      return `kept ${kept.length}`;
    });
}

interface Carrier extends ChatContext {
  nonce: string;
}

/** Says its question again, carried on the context from one node to the next, with waits that mix it with others. */
function nonce(counts: ProbeCounts): Graph<Carrier, string> {
  const pause = ({ signal }: ChatContext) => sleep(Math.random() * 5, undefined, { signal });
  return new Graph<Carrier>("p-nonce")
    .addNode("carry", async (ctx) => {
      ctx.nonce = ctx.user_query;
      await pause(ctx);
    })
    .addNode("tell", async function* (ctx) {
      using _run = counts.run("p-nonce", ctx);
      for (const letter of ctx.nonce) {
        yield letter;
        await pause(ctx);
      }
    })
    .addEdge("carry", "tell")
    .addEdge("tell", END);
}
function numberOf(ctx: ChatContext, otherwise: number): number {
  return /^\d+$/.test(ctx.user_query) ? Number(ctx.user_query) : otherwise;
}
