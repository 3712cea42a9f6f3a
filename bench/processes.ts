import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Load } from "./client.ts";

/** A server in a process of its own. */
export interface Served extends Disposable {
  readonly url: string;
}

/** Starts a module of bench/servers and waits until it tells its address. */
export async function startServer(name: string): Promise<Served> {
  const child = start(`./servers/${name}.ts`);
  return { url: String(await answerOf(child)), [Symbol.dispose]: () => void child.kill() };
}

/** A load generator in a process of its own. */
export interface Client extends Disposable {
  /** Puts a load on a server and resolves to the seconds that it took. */
  load(load: Load): Promise<number>;
}

/** Starts the load generator. */
export function startClient(): Client {
  const child = start("./client.ts");
  return {
    async load(load) {
      child.send(load);
      return Number(await answerOf(child));
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

/** The next message of a child; rejects when it dies instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const settled = new AbortController();
  const { signal } = settled;
  const death = once(child, "exit", { signal }).then(([code]: unknown[]) => {
    throw new Error(`A process of the benchmark ended with ${String(code)}.`);
  });
  try {
    const [message]: unknown[] = await Promise.race([once(child, "message", { signal }), death]);
    return message;
  } finally {
    death.catch(() => undefined);
    settled.abort();
  }
}

function start(module: string): ChildProcess {
  return fork(fileURLToPath(new URL(module, import.meta.url)), { execArgv: ["--conditions=thinkagain-source"] });
}
