import type { Worker } from "node:cluster";
import { blame } from "./blame.ts";
import type { Io } from "./io.ts";
import { toLine } from "./line.ts";
import { recordFolders } from "./loaded.ts";
import { type Order, type Report, toMessage, toOrder } from "./orders.ts";
import { countInPrimary } from "./rate-limits.ts";
import { Share } from "./share.ts";
import { open, type Plan } from "./site.ts";

/**
 * Serves as one worker of several, until the primary or a signal sends it home. A graph that leaves an error behind where nobody can
 * catch it costs the worker its place: it finishes its answers and is replaced. When the primary dies, Node ends the worker.
 */
export async function serveAsWorker(worker: Worker, plan: Plan, io: Io): Promise<number> {
  const { promise: dismissed, resolve: dismiss } = Promise.withResolvers<number>();
  const folders = recordFolders();
  const tell = (report: Report) => new Promise<void>((done) => void worker.send(toMessage(report), () => done()));
  const fail = async (cause: unknown) => {
    await tell({ type: "failed", reason: toLine(cause), folders: [...folders] });
    return 1;
  };
  const share = new Share(tell);
  const obey = (order: Order) => {
    switch (order.type) {
      case "ping":
        return void tell({ type: "pong" });
      case "drain":
        return dismiss(0);
      case "count":
        return void share.tell();
      case "counted":
        return share.hear(order.text);
      default:
        order satisfies never;
    }
  };
  worker.on("message", (message) => {
    const order = toOrder(message);
    if (order) obey(order);
  });
  // Ctrl-C reaches the whole group: the signals that follow are for the primary to judge.
  io.onSignal(() => dismiss(0));
  io.onCrash((cause) => void fail(cause).then(io.exit));
  try {
    const whole = { gatherMetrics: share.gatherMetrics, rateLimitStore: countInPrimary };
    const { site, server } = await open({ ...plan, options: { ...plan.options, ...whole } });
    io.onCrash((cause) => {
      io.err(`${blame(cause, plan.cwd)}; worker ${worker.process.pid} finishes its answers and is replaced`);
      dismiss(1);
    });
    await tell({ type: "serving", site, folders: [...folders] });
    const code = await dismissed;
    await tell({ type: "leaving" });
    await server.close();
    await share.tellLast();
    return code;
  } catch (cause) {
    return fail(cause);
  }
}
