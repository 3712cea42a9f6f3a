import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Crew } from "./cluster.ts";
import { findFreePort } from "./free-port.ts";
import type { Io } from "./io.ts";
import { toShown } from "./line.ts";
import { toListenError } from "./listen-error.ts";
import { hostRateLimits } from "./rate-limits.ts";
import type { Plan, Site } from "./site.ts";
import { FolderWatch } from "./watch.ts";

/** How many workers serve, and what makes the primary replace them. */
export interface Supervision {
  readonly size: number;
  /** Start anew when the module or what it imports changes. */
  readonly watch: boolean;
  readonly hangTimeoutMs: number;
  readonly shutdownTimeoutMs: number;
}

const SHARED_PORT = "THINKAGAIN_SHARED_PORT";

/** Serves by workers that this process starts, replaces and stops; it loads no graph itself. */
export async function supervise(
  plan: Plan,
  supervision: Supervision,
  io: Io,
  onServing: (site: Site) => void,
): Promise<number> {
  const { watch } = supervision;
  hostRateLimits(plan.options);
  using folders = new FolderWatch((file) => {
    io.out(`${toShown(file, plan.cwd)} changed`);
    crew.restart();
  });
  let isFirst = true;
  const crew = new Crew(
    {
      ...supervision,
      env: await toEnv(plan),
      isPatient: watch,
      onServing: (site) => {
        if (isFirst) onServing(site);
        else io.out(`Serving again: ${site.models.join(", ")}`);
        isFirst = false;
      },
      onFolders: (loaded) => watch && folders.add(loaded),
    },
    io,
  );
  const home = dirname(resolve(plan.cwd, plan.module ?? ""));
  if (watch && plan.module !== undefined && existsSync(home)) folders.add([home]);
  return await crew.run();
}

/** The plan of a worker: where the primary has chosen a port for all, that one. */
export function toWorkerPlan(plan: Plan, env: Io["env"]): Plan {
  const port = env[SHARED_PORT];
  return port ? { ...plan, options: { ...plan.options, port: Number(port) } } : plan;
}

/** A free port is chosen once, so that replacements and restarts listen where their predecessors did. */
async function toEnv({ options }: Plan): Promise<Readonly<Record<string, string>>> {
  if (options.port !== 0) return {};
  const port = await findFreePort(options.host ?? "127.0.0.1").catch((cause: unknown) => {
    throw toListenError(cause, options);
  });
  return { [SHARED_PORT]: String(port) };
}
