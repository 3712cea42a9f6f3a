import Koa, { type Context, type Middleware } from "koa";
import { judgeReply, type OperationId, operations, toInput } from "../contract/index.ts";
import { handlers } from "../handlers/index.ts";
import type { GraphRegistry } from "../registry.ts";
import { arrival } from "./arrival.ts";
import { inside, outside } from "./base-path.ts";
import { readJson } from "./body.ts";
import { BodyRoom } from "./body-room.ts";
import { cors } from "./cors.ts";
import { createDeps } from "./deps.ts";
import { docs } from "./docs/index.ts";
import { onError } from "./errors.ts";
import { knownHosts, refuseWhileDraining } from "./gate.ts";
import { Heap } from "./heap.ts";
import { Keyring, unauthorized, warnOfUnknownModels } from "./keys.ts";
import { RequestJourney } from "./journey.ts";
import { Lifecycle, orAborted } from "./lifetime.ts";
import { bindOperations } from "./operations.ts";
import { type ServerOptions, toSettings } from "./options.ts";
import { plainTarget, toRoute } from "./path.ts";
import { RateLimits } from "./rate-limits/index.ts";
import { type AnyReply, send } from "./reply.ts";
import { onceProven, proveGates } from "./self-test.ts";
import { Slots } from "./slots.ts";
import { accessLog, flushSpans, Metrics, openLog, tracing } from "./telemetry/index.ts";

/**
 * The server as a Koa app: listen on it, hand its `callback()` to an HTTP server, or use its middleware in another Koa app
 * (with `basePath`, so that the rest passes). Throws on an option out of range.
 */
export function createApp(registry: GraphRegistry, options: ServerOptions = {}): Koa {
  return assemble(registry, options, new Lifecycle()).app;
}

/** An app, the proof that its gates are closed (where it fails, the app answers nothing), and what tells what is left of its log and its traces. */
export interface Assembled {
  readonly app: Koa;
  readonly proof: Promise<void>;
  /** For after the app, where nobody else answers what is outside its base path. */
  readonly elsewhere: Middleware;
  readonly flush: () => Promise<void>;
}

/** `createApp` for a server that also knows how to end. */
export function assemble(registry: GraphRegistry, options: ServerOptions, lifecycle: Lifecycle): Assembled {
  const { logger: given, ...judged } = toSettings(options);
  const { logger, flush: flushLog } = given ? { logger: given, flush: () => undefined } : openLog(judged.logLevel);
  const settings = { ...judged, logger };
  const keyring = new Keyring(settings.apiKeys);
  warnOfUnknownModels(keyring.holders, registry, settings.logger);
  const limits = new RateLimits(settings, keyring.holders);
  const bodies = { ...settings, room: new BodyRoom(settings) };
  const slots = new Slots(settings, new Heap(settings));
  const metrics = settings.metrics ? new Metrics(settings, slots) : undefined;
  const observers = [tracing(settings), accessLog(logger, settings), ...(metrics ? [metrics.observe] : [])];
  const readMetrics = metrics && (settings.gatherMetrics?.(metrics.toData) ?? metrics.toText);
  const deps = createDeps(registry, settings, slots, readMetrics);

  const operate = async (id: OperationId, path: Readonly<Record<string, string>>, ctx: Context) => {
    ctx.state.record.operation = id;
    const account = operations[id].requestBody ? await limits.open(ctx) : undefined;
    using journey = new RequestJourney(ctx, { life: lifecycle.watch(ctx.res, settings), slots, account });
    const { signal } = journey;
    const body = operations[id].requestBody ? await readJson(ctx, bodies, signal) : undefined;
    const input = toInput(id, { body, path, headers: ctx.headers, journey });
    ctx.state.record.body = input.body;
    const reply: AnyReply = await orAborted(Promise.resolve(handlers[id](input as never, deps)), signal);
    await send(ctx, settings.strictResponses ? judgeReply(id, reply) : reply, settings, signal);
  };

  const dispatch = bindOperations({ authorize: (ctx) => keyring.admits(ctx), unauthorized, operate });
  const proof = proveGates(dispatch, settings.apiKeys.length > 0);
  proof.catch(() => undefined);

  const app = new Koa();
  // Koa tells of a connection that broke, which is no failure; what fails is caught further in.
  app.on("error", () => undefined);
  const entrance = [
    arrival(observers),
    onError(settings.logger),
    onceProven(proof),
    plainTarget,
    knownHosts(settings.allowedHosts),
  ];
  app.use(
    inside(settings.basePath, [
      ...entrance,
      cors(settings.corsOrigins),
      refuseWhileDraining(lifecycle),
      ...(settings.docs ? [docs()] : []),
      (ctx) => dispatch(toRoute(ctx.path), ctx),
    ]),
  );
  const flush = async () => {
    await flushSpans();
    flushLog();
  };
  return { app, proof, elsewhere: inside("", [...entrance, outside(settings.basePath)]), flush };
}
