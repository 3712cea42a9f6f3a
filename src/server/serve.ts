import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GraphRegistry } from "../registry.ts";
import { assemble } from "./app.ts";
import { Door } from "./door.ts";
import { refuseExposure, toOwnNames } from "./exposure.ts";
import { createServer } from "./http.ts";
import { judgeOptions, MAX_DELAY, toggle, whole } from "./kinds.ts";
import { Lifecycle } from "./lifetime.ts";
import { type ServerOptions, toSettings } from "./options.ts";
import { answerParserErrors } from "./parser-errors.ts";

/** Where to listen, beside what `createApp` takes. */
export interface ServeOptions extends ServerOptions {
  /** Default 8000; 0 takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1: this machine only, and then only under its loopback names unless `allowedHosts` says otherwise. */
  readonly host?: string;
  /** Listen where others may come in although no key is asked for. Default false: such a start is refused. */
  readonly allowPublic?: boolean;
  /** How long `close` lets running answers finish, in milliseconds. Default 10,000. */
  readonly shutdownTimeoutMs?: number;
  /** How many connections are open at once, per process; one more is closed at once. Default 20,000. */
  readonly maxConnections?: number;
  /** How long a connection stays open between two requests, in milliseconds. Default 5,000; longer than a proxy in front keeps it. */
  readonly keepAliveTimeoutMs?: number;
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Stops accepting, lets running answers finish within `shutdownTimeoutMs`, then ends the rest. Safe to call again. */
  close(): Promise<void>;
}

const SHUTDOWN_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 20_000;
const KEEP_ALIVE_TIMEOUT_MS = 5_000;
const MAX_REQUESTS_PER_SOCKET = 1_000;

const HEADERS_TIMEOUT_MS = 10_000;

/** Against connections that trickle. The Host header is judged by the app. */
const HTTP_LIMITS = {
  requireHostHeader: false,
  headersTimeout: HEADERS_TIMEOUT_MS,
  connectionsCheckingInterval: 1_000,
};

const KINDS = {
  allowPublic: toggle,
  shutdownTimeoutMs: whole(0, MAX_DELAY),
  maxConnections: whole(1, 1_000_000),
  keepAliveTimeoutMs: whole(1, MAX_DELAY),
};

/** Serves a registry over HTTP and resolves once it listens. Rejects on a port that is taken, an option out of range or a gate that stands open. */
export async function serve(registry: GraphRegistry, options: ServeOptions = {}): Promise<RunningServer> {
  const {
    port = 8000,
    host = "127.0.0.1",
    allowPublic = false,
    shutdownTimeoutMs = SHUTDOWN_TIMEOUT_MS,
    maxConnections = MAX_CONNECTIONS,
    keepAliveTimeoutMs = KEEP_ALIVE_TIMEOUT_MS,
    ...rest
  } = options;
  judgeOptions({ allowPublic, shutdownTimeoutMs, maxConnections, keepAliveTimeoutMs }, KINDS);
  refuseExposure(host, rest.apiKeys ?? [], allowPublic);
  const lifecycle = new Lifecycle();
  const allowedHosts = rest.allowedHosts ?? toOwnNames(host);
  const { app, proof, elsewhere, flush } = assemble(registry, { ...rest, allowedHosts }, lifecycle);
  await proof;
  app.use(elsewhere);
  const handle = app.callback();
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    if (door.enter(req)) lifecycle.guests.add(req);
    if (lifecycle.draining) res.setHeader("connection", "close");
    // An answer that began before the draining left its connection alive: nobody will use it again.
    res.once("close", () => lifecycle.draining && server.closeIdleConnections());
    void handle(req, res);
  };
  // The app's own limit comes first where it reads the body; this one is for a body that nobody asked for.
  const requestTimeout = HEADERS_TIMEOUT_MS + toSettings(rest).bodyTimeoutMs;
  const server = createServer({ ...HTTP_LIMITS, requestTimeout, keepAliveTimeout: keepAliveTimeoutMs }, answer);
  server.maxConnections = maxConnections;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET;
  server.on("checkContinue", answer);
  answerParserErrors(server);
  const door = new Door(server);
  server.listen(port, host);
  await once(server, "listening");
  const bound = (server.address() as AddressInfo).port;
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= shutDown(server, door, lifecycle, shutdownTimeoutMs).then(flush));
  return { url: toUrl(host, bound), host, port: bound, close, [Symbol.asyncDispose]: close };
}

async function shutDown(server: Server, door: Door, lifecycle: Lifecycle, timeoutMs: number): Promise<void> {
  lifecycle.draining = true;
  const closed = once(server, "close");
  const timer = setTimeout(() => {
    lifecycle.end();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  }, timeoutMs);
  await door.shut();
  await closed;
  clearTimeout(timer);
}

function toUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
