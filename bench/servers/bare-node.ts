import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { completion } from "./completion.ts";
import { announce } from "./parent.ts";
import { type Asked, writeStream } from "./streams.ts";

/** The least that a server of JSON can do: parse a body, answer, nothing else. */
const server = createServer((req: IncomingMessage, res: ServerResponse) => {
  const parts: Buffer[] = [];
  req.on("data", (part: Buffer) => parts.push(part));
  req.on("end", () => {
    const body: Asked = JSON.parse(Buffer.concat(parts).toString());
    if (body.stream) {
      void writeStream(res, body);
      return;
    }
    const text = JSON.stringify(completion);
    res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    res.end(text);
  });
});
server.listen(0, "127.0.0.1", () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
