import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { GraphRegistry } from "../registry.ts";
import { ApiError } from "../wire/index.ts";
import { assemble } from "./app.ts";
import { Lifecycle } from "./lifetime.ts";
import type { ServerOptions } from "./options.ts";

/** Where to listen, beside what `createApp` takes. */
export interface ServeOptions extends ServerOptions {
  /** Default 8000; 0 takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1: this machine only, and then only under its loopback names unless `allowedHosts` says otherwise. */
  readonly host?: string;
  /** How long `close` lets running answers finish, in milliseconds. Default 10,000. */
  readonly shutdownTimeoutMs?: number;
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Stops accepting, lets running answers finish within `shutdownTimeoutMs`, then ends the rest. Safe to call again. */
  close(): Promise<void>;
}

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
const SHUTDOWN_TIMEOUT_MS = 10_000;

/** Serves a registry over HTTP and resolves once it listens. Rejects on a port that is taken or an option out of range. */
export async function serve(registry: GraphRegistry, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 8000, host = "127.0.0.1", shutdownTimeoutMs = SHUTDOWN_TIMEOUT_MS, ...rest } = options;
  const lifecycle = new Lifecycle();
  const allowedHosts = rest.allowedHosts ?? (LOOPBACK.includes(host) ? [...LOOPBACK, "[::1]"] : []);
  const handle = assemble(registry, { ...rest, allowedHosts }, lifecycle).callback();
  const server = createServer(
    { requireHostHeader: false, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 },
    (req, res) => {
      if (lifecycle.draining) res.setHeader("connection", "close");
      // An answer that began before the draining left its connection alive: nobody will use it again.
      res.once("close", () => lifecycle.draining && server.closeIdleConnections());
      void handle(req, res);
    },
  );
  server.on("clientError", refuseGarbage);
  server.listen(port, host);
  await once(server, "listening");
  const bound = (server.address() as AddressInfo).port;
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= shutDown(server, lifecycle, shutdownTimeoutMs));
  return { url: toUrl(host, bound), host, port: bound, close, [Symbol.asyncDispose]: close };
}

async function shutDown(server: Server, lifecycle: Lifecycle, timeoutMs: number): Promise<void> {
  lifecycle.draining = true;
  const closed = once(server, "close");
  server.close();
  const timer = setTimeout(() => {
    lifecycle.end();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  }, timeoutMs);
  await closed;
  clearTimeout(timer);
}

/**
 * What the HTTP parser could not read gets the envelope too. Where an answer is under way on that socket, it is left in peace and
 * the connection ends after it: what follows garbage cannot be told apart.
 */
function refuseGarbage(cause: NodeJS.ErrnoException, socket: Socket & { _httpMessage?: ServerResponse | null }): void {
  if (!socket.writable || cause.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  if (socket._httpMessage) {
    socket._httpMessage.once("finish", () => socket.end());
    return;
  }
  const [status, reason] = REASONS[cause.code ?? ""] ?? [400, "Bad Request"];
  const { body } = new ApiError(status, "invalid_request_error", `The request could not be read: ${reason}.`);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}

const REASONS: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

function toUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
