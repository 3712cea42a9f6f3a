import { createHook } from "node:async_hooks";

/** How many resources of a kind a run made, and how many of them are still there. */
export interface Resources {
  readonly made: number;
  readonly left: number;
}

/** Counts the promises, or the timers, of a run. */
export async function countResources(kind: "PROMISE" | "Timeout", run: () => Promise<unknown>): Promise<Resources> {
  const alive = new Set<number>();
  let made = 0;
  const hook = createHook({
    init: (id, type) => {
      if (type !== kind) return;
      made++;
      alive.add(id);
    },
    destroy: (id) => void alive.delete(id),
  }).enable();
  try {
    await run();
    return { made, left: alive.size };
  } finally {
    hook.disable();
  }
}
