import type { RunningServer, ServeOptions } from "../index.ts";
import { toListenError } from "./listen-error.ts";
import { load } from "./load.ts";

/** What is to be served, and how. */
export interface Plan {
  /** A file path or a package; without one, the built-in demo. */
  readonly module: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly options: ServeOptions;
}

/** What people want to know about a server that listens. Plain data, so that it can pass from one process to another. */
export interface Site {
  readonly url: string;
  /** Names of the models, the default one first. */
  readonly models: readonly string[];
}

/** Loads the module and listens. Throws an Error fit for one line. */
export async function open({
  module,
  cwd,
  env,
  options,
}: Plan): Promise<{ readonly site: Site; readonly server: RunningServer }> {
  const registry = await createRegistry(module, cwd, env);
  const { serve } = await import("../index.ts");
  const server = await serve(registry, options).catch((cause: unknown) => {
    throw toListenError(cause, options);
  });
  const models = new Set([registry.get().name, ...registry.list().map(({ name }) => name)]);
  return { server, site: { url: server.url, models: [...models] } };
}

async function createRegistry(module: string | undefined, cwd: string, env: Plan["env"]) {
  if (module === undefined) return (await import("../demo/index.ts")).createRegistry(env);
  const [exports, { toRegistry }] = await Promise.all([load(module, cwd), import("./models.ts")]);
  return toRegistry(exports, module);
}
