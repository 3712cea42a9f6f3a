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

/** Microseconds from the token's time, which is its text, to its reading, while all streams are open. */
export interface Delay {
  readonly median: number;
  readonly p99: number;
}

/** Between two beginnings, so that 200 streams are spread over the 20 ms between two tokens. */
const APART_MS = 1.1;

process.on("message", (pace: Pace) => {
  void run(pace).then((delay) => process.send?.(delay));
});

async function run({ url, body, streams, tokens }: Pace): Promise<Delay> {
  const delays: number[] = [];
  const request = toHttp(url, body);
  let [open, heard] = [0, 0];
  const all = Array.from({ length: streams }, async (_, at) => {
    await sleep(at * APART_MS);
    let isFirst = true;
    await read(new URL(url), request, (delay) => {
      if (isFirst) open++;
      isFirst = false;
      heard++;
      if (open === streams) delays.push(delay);
    });
  });
  await Promise.all(all);
  if (heard !== streams * tokens) throw new Error(`${heard} of ${streams * tokens} tokens came.`);
  return { median: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}

/** Reads one stream to its end, and tells how late each of its tokens is. */
function read({ hostname, port }: URL, request: Buffer, onToken: (delay: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let unread = "";
    socket.on("connect", () => socket.write(request)).on("error", reject);
    socket.on("data", (data: Buffer) => {
      const now = microseconds();
      unread += data.toString("latin1");
      const end = unread.lastIndexOf("\n\n");
      for (const [, time] of unread.slice(0, end + 1).matchAll(/"content":"(\d+)"/g)) onToken(now - Number(time));
      if (unread.includes("data: [DONE]")) socket.end(resolve);
      unread = unread.slice(end + 1);
    });
  });
}
