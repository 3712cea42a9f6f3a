import cluster from "node:cluster";
import { serveAlone } from "./alone.ts";
import { readArgs } from "./args.ts";
import { toBanner } from "./banner.ts";
import type { Io } from "./io.ts";
import { readKeys } from "./key-file.ts";
import { NAMING } from "./naming.ts";
import { optionalModule } from "./operand.ts";
import { integer, text, toggle } from "./option.ts";
import { serverOptions } from "./server-options.ts";
import type { Plan, Site } from "./site.ts";
import { supervise, toWorkerPlan } from "./supervise.ts";
import { createTerminalLog } from "./terminal-log.ts";
import { serveAsWorker } from "./worker.ts";

const HANG_TIMEOUT_MS = 4_000;
const SHUTDOWN_TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;

/** One line for the list of commands. */
export const summary = "Serve the graphs of a module, or the built-in demo";

/** How the models are named. */
export const notes = NAMING;

/** The flags of `serve`. */
export const options = {
  host: text("<host>", "address to listen on (127.0.0.1)", { env: "HOST" }),
  port: integer("<port>", "port to listen on, 0 for a free one (8000)", { min: 0, max: 65_535, env: "PORT" }),
  allowPublic: toggle("listen beyond this machine although no key is asked for"),
  workers: integer("<n>", "number of processes; one that dies is replaced", { min: 1, max: 1024 }),
  watch: toggle("start anew when the module, or a file that it imports, changes"),
  keyFile: text("<path>", "a JSON file of keys: texts, or objects with key, name, models and limits", {
    env: "THINKAGAIN_KEY_FILE",
  }),
  ...serverOptions,
  shutdownTimeoutMs: integer("<ms>", "time for running answers to finish at the end (10000)", { min: 0, max: DAY_MS }),
  maxConnections: integer("<n>", "how many connections are open at once, per process (20000)", { min: 1, max: 1e6 }),
  keepAliveTimeoutMs: integer("<ms>", "time that a connection stays open between two requests (5000)", {
    min: 1,
    max: DAY_MS,
  }),
  hangTimeoutMs: integer("<ms>", "silence of a worker before it is replaced, 0 for never (4000)", {
    min: 0,
    max: DAY_MS,
  }),
};

/** Serves until a stop signal, in this process or, with `--workers` or `--watch`, by others that it looks after. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, operands } = readArgs(args, options, io.env);
  const { workers, watch = false, hangTimeoutMs = HANG_TIMEOUT_MS, keyFile, ...rest } = values;
  const apiKeys = [...(keyFile === undefined ? [] : readKeys(keyFile, io.cwd)), ...(rest.apiKeys ?? [])];
  const listening = { ...rest, apiKeys };
  const logger = io.isTerminal ? createTerminalLog(io, rest.logLevel) : undefined;
  const plan: Plan = {
    module: optionalModule(operands),
    cwd: io.cwd,
    env: io.env,
    options: { ...listening, ...(logger && { logger }) },
  };
  if (cluster.worker) return serveAsWorker(cluster.worker, toWorkerPlan(plan, io.env), io);
  const question = plan.module === undefined ? "How do I register a graph?" : "Hello!";
  const onServing = (site: Site) => io.out(toBanner(site, { ...listening, workers, question }));
  if (workers === undefined && !watch) return serveAlone(plan, io, onServing);
  const { shutdownTimeoutMs = SHUTDOWN_TIMEOUT_MS } = listening;
  return supervise(plan, { size: workers ?? 1, watch, hangTimeoutMs, shutdownTimeoutMs }, io, onServing);
}
