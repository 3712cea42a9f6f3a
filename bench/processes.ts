import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Load } from "./clients/load.ts";

/** A process of the benchmark: it answers one message at a time. */
export class Peer implements Disposable {
  readonly #child: ChildProcess;

  /** Starts a module of bench/. What a server logs goes nowhere, as it must not cost the one who measures. */
  constructor(module: string, args: readonly string[] = []) {
    this.#child = fork(fileURLToPath(new URL(module, import.meta.url)), args, {
      execArgv: ["--conditions=thinkagain-source", "--expose-gc"],
      stdio: ["ignore", "inherit", "ignore", "ipc"],
    });
  }

  /** Sends a message that wants no answer. */
  tell(message: object | string): void {
    this.#child.send(message);
  }

  /** Sends a message and resolves to the answer. */
  ask(message: object | string): Promise<unknown> {
    this.tell(message);
    return this.hear();
  }

  /** The next message; rejects when the process dies instead. */
  async hear(): Promise<unknown> {
    const settled = new AbortController();
    const { signal } = settled;
    const death = once(this.#child, "exit", { signal }).then(([code]: unknown[]) => {
      throw new Error(`${this.#child.spawnargs.at(-1)} ended with ${String(code)}.`);
    });
    try {
      const [message]: unknown[] = await Promise.race([once(this.#child, "message", { signal }), death]);
      return message;
    } finally {
      death.catch(() => undefined);
      settled.abort();
    }
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

/** A server in a process of its own. */
export interface Served extends Disposable {
  readonly url: string;
  readonly peer: Peer;
}

/** Starts a module of bench/servers and waits until it tells its address. */
export async function startServer(name: string, args: readonly string[] = []): Promise<Served> {
  const peer = new Peer(`./servers/${name}.ts`, args);
  return { url: String(await peer.hear()), peer, [Symbol.dispose]: () => peer[Symbol.dispose]() };
}

/** A load generator in a process of its own. */
export class Client extends Peer {
  constructor() {
    super("./clients/load.ts");
  }

  /** Puts a load on a server and resolves to the seconds that it took. */
  async load(load: Load): Promise<number> {
    return Number(await this.ask(load));
  }
}
