import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Measured, takeTurns } from "./measure.ts";

const BIN = fileURLToPath(new URL("../bin/thinkagain.js", import.meta.url));

/** Milliseconds from spawn to the first 200 of the command line's server with its demo, and of Node that does nothing. */
export function measureColdStart(seconds: number): Promise<Measured[]> {
  const contenders = [
    { name: "node -e 0", sample: toExit },
    { name: "thinkagain serve", sample: toFirstAnswer },
  ];
  return takeTurns(contenders, seconds);
}

async function toExit(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - begin;
}

async function toFirstAnswer(): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, [BIN, "serve", "--port", String(port)], { stdio: "ignore" });
  while (!(await answers(`http://127.0.0.1:${port}/health`))) await sleep(2);
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
