import type { Worker } from "node:cluster";
import { blame } from "./blame.ts";
import type { Io } from "./io.ts";
import { toLine } from "./line.ts";
import { recordFolders } from "./loaded.ts";
import type { Order, Report } from "./orders.ts";
import { open, type Plan } from "./site.ts";

/**
 * Serves as one worker of several, until the primary or a signal sends it home. A graph that leaves an error behind where nobody can
 * catch it costs the worker its place: it finishes its answers and is replaced. When the primary dies, Node ends the worker.
 */
export async function serveAsWorker(worker: Worker, plan: Plan, io: Io): Promise<number> {
  const { promise: dismissed, resolve: dismiss } = Promise.withResolvers<number>();
  const folders = recordFolders();
  const tell = (report: Report) => new Promise<void>((done) => void worker.send(report, () => done()));
  const fail = async (cause: unknown) => {
    await tell({ type: "failed", reason: toLine(cause), folders: [...folders] });
    return 1;
  };
  worker.on("message", (order: Order) => {
    if (order.type === "drain") dismiss(0);
    else void tell({ type: "pong" });
  });
  // Ctrl-C reaches the whole group: the signals that follow are for the primary to judge.
  io.onSignal(() => dismiss(0));
  io.onCrash((cause) => void fail(cause).then(io.exit));
  try {
    const { site, server } = await open(plan);
    io.onCrash((cause) => {
      io.err(`${blame(cause, plan.cwd)}; worker ${worker.process.pid} finishes its answers and is replaced`);
      dismiss(1);
    });
    await tell({ type: "serving", site, folders: [...folders] });
    const code = await dismissed;
    await tell({ type: "leaving" });
    await server.close();
    return code;
  } catch (cause) {
    return fail(cause);
  }
}
