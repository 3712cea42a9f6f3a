import process from "node:process";
import { toOverview, toUsage } from "./help.ts";
import type { Command, Io } from "./io.ts";
import { toHarmless, toLine } from "./line.ts";
import { readVersion } from "./version.ts";

const COMMANDS: Readonly<Record<string, { readonly usage: string; readonly open: () => Promise<Command> }>> = {
  serve: { usage: "serve [module]", open: () => import("./serve.ts") },
  draw: { usage: "draw <module>", open: () => import("./draw.ts") },
  check: { usage: "check <module>", open: () => import("./check.ts") },
};

/** Runs the program: the command named by the first argument, help and version. Ends the process with the command's exit code. */
export async function main(): Promise<void> {
  // A reader that leaves early, such as `head`, is no reason to fall over.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  const io = createIo();
  let code = 1;
  try {
    code = await dispatch(process.argv.slice(2), io);
  } catch (cause) {
    io.err(toLine(cause));
  }
  process.stdout.write("", () => process.exit(code));
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h") return overview(io);
  if (name === "--version" || name === "-v") return tell(io, readVersion());
  if (name === "help") return args[0] === undefined ? overview(io) : help(args[0], io);
  const { open } = find(name);
  return args.includes("--help") || args.includes("-h") ? help(name, io) : (await open()).run(args, io);
}

function find(name: string) {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry) return entry;
  const advice = /[./]/.test(name)
    ? `to serve a module, thinkagain serve ${name}`
    : `there are ${Object.keys(COMMANDS).join(", ")} and help`;
  throw new Error(`unknown command ${JSON.stringify(name)}: ${advice}`);
}

async function overview(io: Io): Promise<number> {
  const opened = Object.values(COMMANDS).map(async ({ usage, open }) => [usage, (await open()).summary] as const);
  return tell(io, toOverview(await Promise.all(opened)));
}

async function help(name: string, io: Io): Promise<number> {
  const { usage, open } = find(name);
  return tell(io, toUsage(usage, await open()));
}

function tell(io: Io, text: string): number {
  io.out(text);
  return 0;
}

function err(line: string): void {
  process.stderr.write(`thinkagain: ${toHarmless(line)}\n`);
}

function createIo(): Io {
  let onCrash: (cause: unknown) => void = (cause) => {
    err(toLine(cause));
    process.exit(1);
  };
  process.on("uncaughtException", (cause) => onCrash(cause));
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(`${text}\n`),
    err,
    isTerminal: process.stderr.isTTY,
    onSignal: (handler) => {
      process.on("SIGINT", handler);
      process.on("SIGTERM", handler);
    },
    onCrash: (handler) => {
      onCrash = handler;
    },
    exit: (code) => process.exit(code),
  };
}
