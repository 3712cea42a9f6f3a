import { blame } from "./blame.ts";
import type { Io } from "./io.ts";
import { open, type Plan, type Site } from "./site.ts";
import { firstSignal } from "./stop.ts";

/**
 * Serves in this one process until a stop signal, which drains it; a second one ends it at once. An error that a graph leaves behind
 * where nobody can catch it is told and survived: nobody stands ready to take over.
 */
export async function serveAlone(plan: Plan, io: Io, onServing: (site: Site) => void): Promise<number> {
  const { site, server } = await open(plan);
  io.onCrash((cause) => io.err(blame(cause, plan.cwd)));
  const stopped = firstSignal(io);
  onServing(site);
  await stopped;
  await server.close();
  return 0;
}
