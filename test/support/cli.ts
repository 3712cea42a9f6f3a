import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LAUNCHER = join(ROOT, "bin/thinkagain.js");

/** How a run of the program ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Place {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The program as a user starts it, within a test. Killed, if it still runs, when it goes out of scope or the test runs out of time. */
export class Program implements AsyncDisposable {
  readonly ended: Promise<Outcome>;
  readonly #child: ChildProcess;
  #stdout = "";
  #stderr = "";

  constructor(args: readonly string[], { env = {}, cwd = ROOT }: Place = {}) {
    const { PATH } = process.env;
    this.#child = spawn(process.execPath, [LAUNCHER, ...args], {
      cwd,
      env: { PATH, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    // A test that runs out of time never leaves its scope.
    onTestFinished(() => this.kill("SIGKILL"));
    this.#child.stdout?.on("data", (data) => (this.#stdout += data));
    this.#child.stderr?.on("data", (data) => (this.#stderr += data));
    this.ended = new Promise((resolve) =>
      this.#child.once("close", (code) => resolve({ code, stdout: this.#stdout, stderr: this.#stderr })),
    );
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Nobody reads what it writes to standard error any more. */
  closeStderr(): void {
    this.#child.stderr?.destroy();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The address that the program says it serves at; fails when it ends instead. */
  async url(): Promise<string> {
    return until(() => {
      if (this.#child.exitCode !== null) throw new Error(`it ended with ${this.#child.exitCode}: ${this.#stderr}`);
      return /API +(\S+)\/v1/.exec(this.#stdout)?.[1];
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill("SIGKILL");
    await this.ended;
  }
}

/** Runs a command to its end. */
export async function runProgram(args: readonly string[], place: Place = {}): Promise<Outcome> {
  await using program = new Program(args, place);
  return await program.ended;
}

/** Waits until something is there, 15 seconds at most. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${look.toString()}`);
}

/** A module of a user, in a folder of its own that goes when it goes out of scope. */
export class ModuleFile implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async write(source: string, name = "model.ts"): Promise<ModuleFile> {
    const file = new ModuleFile(join(await mkdtemp(join(tmpdir(), "thinkagain-")), name));
    await file.write(source);
    return file;
  }

  get folder(): string {
    return dirname(this.path);
  }

  async write(source: string, name?: string): Promise<void> {
    await writeFile(name === undefined ? this.path : join(this.folder, name), source);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
