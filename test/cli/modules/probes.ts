import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";

/** Models that show from outside what happens to the process that serves them. */
export const registry = new GraphRegistry()
  .register("pid", () => String(process.pid))
  .register("ticks", async function* (ctx: ChatContext) {
    for (let tick = 1; tick <= Number(ctx.user_query); tick++) {
      yield `tick ${tick} `;
      await sleep(50);
    }
  })
  .register("never", (ctx: ChatContext) => sleep(600_000, "", { signal: ctx.signal }))
  .register("blocks", () => {
    const end = Date.now() + 60_000;
    while (Date.now() < end);
  })
  .register("detached", async () => {
    void Promise.reject(new Error("left behind"));
    await sleep(300);
    return "answered";
  });
