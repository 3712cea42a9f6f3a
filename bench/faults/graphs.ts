import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";

const TICK_MS = 20;

/** A model that answers the id of its process and then as many ticks as the question says, one every 20 ms. */
export const registry = new GraphRegistry().register("ticks", async function* (ctx: ChatContext) {
  yield `${process.pid}:`;
  for (let left = Number(ctx.user_query); left > 0; left--) {
    await sleep(TICK_MS, undefined, { signal: ctx.signal });
    yield ".";
  }
});
