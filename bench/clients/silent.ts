import { connect, type Socket } from "node:net";
import { toHttp } from "./http.ts";

/** What the client is asked to do, by message: to open so many streams. It answers how many have begun; then, asked again, how many ended whole. */
export interface Crowd {
  readonly url: string;
  readonly body: object;
  readonly streams: number;
}

const AT_ONCE = 100;

let ends: readonly Promise<boolean>[] = [];

process.on("message", (order: Crowd | "end") => {
  void (order === "end" ? countWhole() : open(order)).then((count) => process.send?.(count));
});

async function countWhole(): Promise<number> {
  return (await Promise.all(ends)).filter(Boolean).length;
}

/** A stream that has begun, and whether it ends whole. */
interface Opened {
  readonly end: Promise<boolean>;
}

async function open({ url, body, streams }: Crowd): Promise<number> {
  const request = toHttp(url, body);
  const opened: Opened[] = [];
  while (opened.length < streams) {
    const length = Math.min(AT_ONCE, streams - opened.length);
    opened.push(...(await Promise.all(Array.from({ length }, () => begin(new URL(url), request)))));
  }
  ends = opened.map(({ end }) => end);
  return opened.length;
}

/** Opens a stream and resolves once its first token is there. */
function begin({ hostname, port }: URL, request: Buffer): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const end = toEnd(socket);
    socket.on("connect", () => socket.write(request)).on("error", reject);
    socket.once("data", () => resolve({ end }));
  });
}

function toEnd(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.on("data", (data: Buffer) => {
      if (!data.includes("data: [DONE]")) return;
      resolve(true);
      socket.destroy();
    });
    socket.on("close", () => resolve(false));
  });
}
