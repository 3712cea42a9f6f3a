import { connect } from "node:net";
import { toHttp } from "./http.ts";

/** What the client is asked to do, by message: so many requests in all, over some connections, each one after the other. */
export interface Load {
  readonly url: string;
  readonly body: unknown;
  readonly connections: number;
  readonly requests: number;
}

/**
 * A keep-alive client on bare sockets, lighter than any server it measures. It reads only where an answer ends: by its length, or by
 * the last chunk of a chunked one.
 */
process.on("message", (load: Load) => {
  void run(load).then((seconds) => process.send?.(seconds));
});

async function run({ url, body, connections, requests }: Load): Promise<number> {
  const request = toHttp(url, body);
  const left = { requests };
  const begin = performance.now();
  const all = Array.from({ length: connections }, () => oneByOne(new URL(url), request, left));
  await Promise.all(all);
  return (performance.now() - begin) / 1000;
}

function oneByOne({ hostname, port }: URL, request: Buffer, left: { requests: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let awaited = -1;
    let tail = "";
    const next = () => {
      awaited = -1;
      tail = "";
      if (left.requests-- > 0) socket.write(request);
      else socket.end(resolve);
    };
    socket.on("connect", next).on("error", reject);
    socket.on("data", (data: Buffer) => {
      if (awaited === -1) {
        const head = data.toString("latin1", 0, data.indexOf("\r\n\r\n") + 4);
        if (!head.startsWith("HTTP/1.1 200")) reject(new Error(data.toString()));
        const length = /content-length: (\d+)/i.exec(head)?.[1];
        awaited = length === undefined ? Infinity : head.length + Number(length);
      }
      awaited -= data.length;
      tail = (tail + data.toString("latin1", Math.max(0, data.length - 5))).slice(-5);
      if (awaited === 0 || tail === "0\r\n\r\n") next();
    });
  });
}
