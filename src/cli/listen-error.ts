import type { ServeOptions } from "../index.ts";

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is taken; stop what listens there, or choose another with --port",
  EACCES: "this user may not listen there; choose a --port from 1024 up",
  EADDRNOTAVAIL: "this machine has no such address; choose another with --host",
  ENOTFOUND: "no such name; choose another with --host",
};

/** What kept a server from listening, in words; any other failure as it is. */
export function toListenError(cause: unknown, { host = "127.0.0.1", port = 8000 }: ServeOptions): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = REASONS[code];
  return reason ? new Error(`cannot listen on ${host} port ${port}: ${reason}`, { cause }) : cause;
}
