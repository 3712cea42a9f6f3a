import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { microseconds } from "../clock.ts";
import { quantile } from "../measure.ts";
import { toHttp } from "./http.ts";

/** What the client is asked to do, by message: so many streams of so many tokens at once. */
export interface Pace {
  readonly url: string;
  readonly body: object;
  readonly streams: number;
  readonly tokens: number;
}

/** Microseconds from the token's time, which is its text, to its reading. */
export interface Delay {
  readonly median: number;
  readonly p99: number;
}

/** Between two beginnings: over 200 streams, no two of them are at the same point of their 20 ms. */
const APART_MS = 5.1;

process.on("message", (pace: Pace) => {
  void run(pace).then((delay) => process.send?.(delay));
});

async function run({ url, body, streams, tokens }: Pace): Promise<Delay> {
  const delays: number[] = [];
  const request = toHttp(url, body);
  const all = Array.from({ length: streams }, async (_, at) => {
    await sleep(at * APART_MS);
    await read(new URL(url), request, delays);
  });
  await Promise.all(all);
  if (delays.length !== streams * tokens) throw new Error(`${delays.length} of ${streams * tokens} tokens came.`);
  return { median: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}

/** Reads one stream to its end, and notes how late each of its tokens is. */
function read({ hostname, port }: URL, request: Buffer, delays: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let unread = "";
    socket.on("connect", () => socket.write(request)).on("error", reject);
    socket.on("data", (data: Buffer) => {
      const now = microseconds();
      unread += data.toString("latin1");
      const end = unread.lastIndexOf("\n\n");
      for (const [, time] of unread.slice(0, end + 1).matchAll(/"content":"(\d+)"/g)) delays.push(now - Number(time));
      if (unread.includes("data: [DONE]")) socket.end(resolve);
      unread = unread.slice(end + 1);
    });
  });
}
