import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync, symlinkSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Chapter, Findings } from "../chapter.ts";
import { type Contender, ratios, takeTurns } from "../measure.ts";
import { atMost, toTable } from "../report.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOTHING: Contender = { name: "node -e 0", sample: toExit };

/** How long the program takes to its first answer, in a clone. */
export const coldStart: Chapter = {
  title: "Cold start, in a clone",
  how: "From spawn to the first 200 of `GET /health`, with the demo. Types are stripped at start.",
  seconds: 6,
  measure: (seconds) => measureStart("a clone", ROOT, seconds),
};

/** The same for what `npm pack` makes. */
export const coldPackage: Chapter = {
  title: "Cold start, as a package",
  how: "The same with what `npm pack` makes, plain JavaScript, beside the clone's `node_modules`.",
  async measure(seconds) {
    using folder = mkdtempDisposableSync(join(tmpdir(), "thinkagain-"));
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder.path], {
      cwd: ROOT,
      stdio: ["ignore", 2, 2],
    });
    execFileSync("sh", ["-c", "tar -xzf *.tgz"], { cwd: folder.path });
    symlinkSync(join(ROOT, "node_modules"), join(folder.path, "node_modules"));
    return await measureStart("the package", join(folder.path, "package"), seconds);
  },
};

async function measureStart(name: string, root: string, seconds: number): Promise<Findings> {
  const ours = { name, sample: () => toFirstAnswer(join(root, "bin/thinkagain.js")) };
  const all = await takeTurns([NOTHING, ours], seconds);
  return {
    lines: toTable("ms", all, NOTHING.name),
    goals: [atMost(6, `cold start against ${NOTHING.name}, ${name}`, ratios(all, name, NOTHING.name))],
  };
}

async function toExit(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - begin;
}

async function toFirstAnswer(bin: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, [bin, "serve", "--port", String(port)], { stdio: "ignore" });
  while (!(await answers(`http://127.0.0.1:${port}/health`))) {
    if (child.exitCode !== null) throw new Error(`${bin} ended with ${child.exitCode}.`);
    await sleep(2);
  }
  const taken = performance.now() - begin;
  child.kill("SIGKILL");
  await once(child, "exit");
  return taken;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
