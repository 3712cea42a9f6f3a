import type { Context } from "./context.ts";
import { turn } from "./deadline.ts";
import type { GraphEvent } from "./events.ts";
import { isIteratorResult, isThenable } from "./output.ts";
import type { Plan } from "./plan.ts";
import { Walker } from "./walker.ts";

const ITEMS_PER_TURN = 256;

/**
 * Walks a plan from its entry and tells every step as it happens.
 *
 * R1. One node runs at a time; the engine waits only for a node or its route. What is not a promise is not awaited.
 * R2. A run ends in exactly one `end` event, or it throws; never both.
 * R3. An aborted signal is noticed between steps; within a step it is the worker's, but for R7.
 * R4. Leaving the loop early aborts `ctx.signal` and reaches the running worker's `finally`.
 * R5. Subgraphs are frames on one stack, not engines in engines: streaming, drafts, retries and deadlines work alike at any depth.
 * R6. A visit is tried again only if it has sent nothing, no deadline around it has passed and nobody has aborted.
 * R7. A worker that yields on and on without waiting for anything stops nobody: the event loop has its turn after every 256 items, and
 *     an abort is noticed there.
 */
async function* walk<C extends Context>(open: () => Walker<C>): AsyncGenerator<GraphEvent, void, undefined> {
  const walker = open();
  const { outbox } = walker;
  let items = 0;
  try {
    while (!walker.over) {
      try {
        const pause = walker.pause();
        if (pause) await pause;
        walker.begin();
        for (const event of outbox.drain()) yield event;
        let out = walker.call();
        if (isThenable(out)) out = await walker.guard(out);
        walker.iterator = walker.iterate(out);
        while (walker.iterator) {
          let item = walker.iterator.next();
          if (isThenable(item)) item = await walker.guard(item);
          if (!isIteratorResult(item)) throw new TypeError("its iterator gave no result");
          if (item.done) {
            walker.iterator = undefined;
            out = item.value;
          } else {
            walker.accept(item.value);
            for (const event of outbox.drain()) yield event;
            if (++items % ITEMS_PER_TURN === 0) await walker.guard(turn(walker.scope));
          }
        }
        walker.settle(out);
        do {
          walker.finish();
          for (const event of outbox.drain()) yield event;
          let label = walker.route();
          if (isThenable(label)) label = await walker.guard(label);
          walker.proceed(label);
        } while (walker.leaving);
      } catch (cause) {
        await walker.recover(cause);
      }
    }
    walker.end();
    for (const event of outbox.drain()) yield event;
  } finally {
    await walker.close();
  }
}

/** Runs a plan to its end with nobody listening. */
export async function runPlan<C extends Context>(plan: Plan<C>, ctx: C): Promise<C> {
  await walk(() => new Walker(plan, ctx, false)).next();
  return ctx;
}

/** Runs a plan as far as its events are read, beginning with the first read. `prefix` qualifies the names of its nodes. */
export function streamPlan<C extends Context>(
  plan: Plan<C>,
  ctx: C,
  prefix?: string,
): AsyncGenerator<GraphEvent, void, undefined> {
  let walker: Walker<C> | undefined;
  const events = walk(() => (walker = new Walker(plan, ctx, true, prefix)));
  // A generator that waits for its worker hears of its reader's leaving only afterwards: the signal has to come first.
  const leave = (): Promise<IteratorResult<GraphEvent, void>> => {
    walker?.leave();
    return events.return();
  };
  return {
    next: () => events.next(),
    return: leave,
    throw: async (cause: unknown) => {
      await leave();
      throw cause;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await leave();
    },
  };
}
