import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { createApp, type GraphRegistry, type ServerOptions } from "@thinkagain/serve";
import type Koa from "koa";
import { CHAT, quiet } from "../support/server.ts";

const WARM_UPS = 3;
const TURNS = 5;

/** A server whose work is counted, and its one client, on one connection, who makes no promise per chunk. */
export class Watched implements AsyncDisposable {
  /** Writes to the connection, of whatever is ready in a turn. */
  writes = 0;
  /** Writes to answers. */
  answerWrites = 0;
  readonly #sockets: Socket[] = [];
  /** The answer under way, or the last one. */
  #res: ServerResponse | undefined;
  readonly #server: Server;
  readonly #client = new Socket();

  private constructor(app: Koa) {
    const handle = app.callback();
    this.#server = createServer((req, res) => {
      this.#res = res;
      const write = res.write.bind(res) as (...args: unknown[]) => boolean;
      res.write = (...args: unknown[]) => {
        this.answerWrites++;
        return write(...args);
      };
      void handle(req, res);
    });
    this.#server.on("connection", (socket: Socket) => this.#count(socket));
  }

  /** Opens a server and warms it up. */
  static async open(registry: GraphRegistry, warmUp: object, options: ServerOptions = {}): Promise<Watched> {
    const watched = new Watched(createApp(registry, { logger: quiet, ...options }));
    await once(watched.#server.listen(0, "127.0.0.1"), "listening");
    watched.#client.connect((watched.#server.address() as AddressInfo).port, "127.0.0.1");
    for (let left = WARM_UPS; left > 0; left--) await watched.ask(warmUp);
    return watched;
  }

  /** How many listeners hang on the connection, and on the answer. */
  get listeners(): { readonly socket: number; readonly answer: number } {
    return { socket: countListeners(this.#sockets[0]), answer: countListeners(this.#res) };
  }

  /** Asks, and resolves to the whole answer as it came, once the server has put its things away. */
  async ask(body: object): Promise<string> {
    const text = JSON.stringify(body);
    const { port } = this.#server.address() as AddressInfo;
    const head = `POST ${CHAT} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json`;
    const answer = this.#read();
    this.#client.write(`${head}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    const read = await answer;
    for (let left = TURNS; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
    return read;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #read(): Promise<string> {
    return new Promise((resolve) => {
      let read = "";
      const onData = (data: Buffer) => {
        read += data.toString();
        if (!isWhole(read)) return;
        this.#client.off("data", onData);
        resolve(read);
      };
      this.#client.on("data", onData);
    });
  }

  #count(socket: Socket): void {
    this.#sockets.push(socket);
    for (const method of ["_write", "_writev"] as const) {
      const write = socket[method] as (...args: unknown[]) => void;
      Object.assign(socket, {
        [method]: (...args: unknown[]) => {
          this.writes++;
          write.apply(socket, args);
        },
      });
    }
  }
}

function isWhole(read: string): boolean {
  const [head = "", rest] = read.split("\r\n\r\n", 2);
  if (rest === undefined) return false;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? read.endsWith("0\r\n\r\n") : Buffer.byteLength(rest) === Number(length);
}

function countListeners(emitter: Socket | ServerResponse | undefined): number {
  if (!emitter) throw new Error("Nothing has been asked yet.");
  return emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
}
