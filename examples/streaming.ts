import { setTimeout as pause } from "node:timers/promises";
import { type ChatContext, END, Graph, Worker } from "@thinkagain/serve";

const highest = 20;

/** Counts down from the number in the question. What a worker yields is on its way to the client before the next line runs. */
class Countdown extends Worker<ChatContext> {
  async *run(ctx: ChatContext) {
    const asked = Number(/\d+/.exec(ctx.user_query)?.[0] ?? 3);
    yield { status: "Counting" };
    for (let count = Math.min(asked, highest); count > 0; count -= 1) {
      yield `${count}… `;
      // The signal fires when the client hangs up: nobody counts for a reader who is gone.
      await pause(50, undefined, { signal: ctx.signal });
    }
    yield "Lift-off!";
  }
}

/** Streams by itself: the graph needs no setting for it, and a client that wants one answer as a whole gets that. */
export const streaming = new Graph<ChatContext>("streaming")
  .addNode("countdown", new Countdown())
  .addEdge("countdown", END);
