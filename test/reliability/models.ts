import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";

/** Models of a process that a test watches from outside. */
export const registry = new GraphRegistry()
  .register("pid", () => String(process.pid))
  // Says where it runs, and is done a while later.
  .register("tells", async function* () {
    yield `${process.pid} `;
    await sleep(200);
    yield "done";
  })
  // Holds 8 MiB of the heap until its signal fires.
  .register("keeps", async function* ({ signal }: ChatContext) {
    const kept = Array.from({ length: 16 }, (_, at) => Array.from({ length: 65_536 }, () => at + 0.5));
    yield "kept";
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    yield String(kept.length);
  })
  // Answers, and throws where nobody can catch it.
  .register("throws-late", () => {
    setTimeout(() => {
      throw new Error("left behind");
    }, 10);
    return "answered";
  })
  .register("blocks", () => {
    const end = Date.now() + 60_000;
    while (Date.now() < end);
  });
