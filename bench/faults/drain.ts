import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../measure.ts";
import { type Program, until } from "../traffic/program.ts";
import { startLoad, tick, type Ticked } from "./load.ts";

/** What a stop signal under load cost. Times in milliseconds. */
export interface Drain {
  readonly exitCode: number | null;
  readonly exitMs: number;
  /** Streams that ran when the signal came, and those of them that ended whole. */
  readonly streams: number;
  readonly wholeStreams: number;
  /** Requests of the steady load that began before the signal and did not end whole. */
  readonly lost: readonly Ticked[];
  /** Requests that began after it: turned away cleanly (no connection, or 503), answered whole, or broken. */
  readonly turnedAway: number;
  readonly answered: number;
  readonly broken: readonly Ticked[];
  /** From the signal until the last idle connection was closed. */
  readonly idleClosedMs: number;
}

const STREAMS = 100;
const STREAM_TICKS = 150;
const IDLE = 50;
const WARM_UP_MS = 1_500;
const CALM_MS = 150;

/** SIGTERM to a server with a hundred streams of three seconds, fifty idle connections and a steady load on it. */
export async function drain(program: Program, perSecond: number): Promise<Drain> {
  const load = startLoad(program.url, perSecond);
  await until(() => isCalm(load.told.slice(-perSecond), perSecond));
  const idle = await Promise.all(Array.from({ length: IDLE }, () => leaveIdle(program.url)));
  const running = Array.from({ length: STREAMS }, () => tick(program.url, STREAM_TICKS, true));
  await sleep(WARM_UP_MS);
  const at = performance.now();
  const exitCode = await program.end("SIGTERM");
  const exitMs = performance.now() - at;
  await load.stop();
  const streams = await Promise.all(running);
  const late = load.told.filter(({ beganAt }) => beganAt >= at);
  const turnedAway = late.filter(({ ending, status }) => ending === "unheard" || status === 503);
  return {
    exitCode,
    exitMs,
    streams: STREAMS,
    wholeStreams: streams.filter(({ ending }) => ending === "whole").length,
    lost: load.told.filter(({ beganAt, ending }) => beganAt < at && ending !== "whole"),
    turnedAway: turnedAway.length,
    answered: late.filter(({ ending }) => ending === "whole").length,
    broken: late.filter((told) => told.ending !== "whole" && !turnedAway.includes(told)),
    idleClosedMs: Math.max(...(await Promise.all(idle.map(({ closedAt }) => closedAt)))) - at,
  };
}

/** Whether the server keeps up: after a cold start, and on a busy machine, the kernel's queue may be too long for any connection to get in. */
function isCalm(latest: readonly Ticked[], fewest: number): boolean {
  const times = latest.flatMap(({ stream, beganAt, endedAt }) => (stream ? [] : [endedAt - beganAt]));
  return latest.length === fewest && quantile(times, 0.99) < CALM_MS;
}

/** Opens a connection that has its answer and then idles; resolves to the promise of the time at which it is closed. */
async function leaveIdle(url: string): Promise<{ readonly closedAt: Promise<number> }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const closedAt = once(socket, "close").then(() => performance.now());
  socket.write(`GET /health HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  await once(socket, "data");
  socket.resume();
  return { closedAt };
}
