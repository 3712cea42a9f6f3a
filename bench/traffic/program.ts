import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const LAUNCHER = fileURLToPath(new URL("../../bin/thinkagain.js", import.meta.url));
const POLL_MS = 5;
const PATIENCE_MS = 30_000;

/** How the program is started. */
export interface Start {
  /** Flags of `thinkagain serve`. */
  readonly flags: readonly string[];
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `thinkagain serve` on a free port, as a user starts it, with what it writes. Killed when it goes out of scope. */
export class Program implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #out = "";
  #log = "";
  url = "";

  private constructor(module: URL, { flags, nodeFlags = [], env = {} }: Start) {
    const args = [...nodeFlags, LAUNCHER, "serve", fileURLToPath(module), "--port", "0", ...flags];
    this.#child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.on("data", (data) => (this.#out += data));
    this.#child.stderr?.on("data", (data) => (this.#log += data));
    this.#ended = once(this.#child, "close");
  }

  /** Starts the program and waits until it serves. */
  static async start(module: URL, start: Start): Promise<Program> {
    const program = new Program(module, start);
    program.url = await until(() => {
      if (program.#child.exitCode !== null) throw new Error(`The server did not start: ${program.takeLog()}`);
      return /API +(\S+)\/v1/.exec(program.#out)?.[1];
    });
    return program;
  }

  /** What it has written on standard error since the last time. */
  takeLog(): string {
    const log = this.#log;
    this.#log = "";
    return log;
  }

  /** The processes that it has started (read from /proc, so on Linux only). */
  get workers(): readonly number[] {
    const { pid } = this.#child;
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim();
    return listed === "" ? [] : listed.split(" ").map(Number);
  }

  /** Sends it a signal and resolves to its exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    await this.#ended;
    return this.#child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.end("SIGKILL");
  }
}

/** Waits until something is there, thirty seconds at most. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await sleep(POLL_MS);
  }
  throw new Error(`Waited in vain for ${look.toString()}`);
}
