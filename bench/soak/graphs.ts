import { setImmediate as nextTurn } from "node:timers/promises";
import { probeGraphs } from "../../test/support/probe-graphs.ts";

/** How a server is, once its garbage is collected. Bytes; `resources` counts what keeps its event loop alive, by kind. */
export interface Vitals {
  readonly heap: number;
  readonly rss: number;
  readonly resources: Readonly<Record<string, number>>;
}

/** The probes, and a model that answers the vitals of its process. It wants `node --expose-gc`. */
export const registry = probeGraphs().registry.register("vitals", async () => JSON.stringify(await measure()));

async function measure(): Promise<Vitals> {
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  // An Immediate is gone with the turn; it holds nothing.
  const held = process.getActiveResourcesInfo().filter((kind) => kind !== "Immediate");
  const kinds = Object.groupBy(held, (kind) => kind);
  const resources = Object.fromEntries(Object.entries(kinds).map(([kind, all = []]) => [kind, all.length]));
  return { heap: heapUsed + external, rss, resources };
}
