import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 1_000;
const QUIET_TURNS = 2;
/** As long as Node lets the kernel's queue become. */
const QUEUE_LENGTH = 511;

/** Where connections come in. It knows who has knocked: who is connected and has not asked for anything yet. */
export class Door {
  readonly #server: Server;
  readonly #silent = new Set<Socket>();
  #knocks = 0;

  constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket: Socket) => {
      this.#knocks++;
      this.#silent.add(socket);
      socket.once("close", () => this.#silent.delete(socket));
    });
  }

  /** To be told of every request; says whether it is the first of its connection. */
  enter(req: IncomingMessage): boolean {
    return this.#silent.delete(req.socket);
  }

  /**
   * Shuts behind those who have knocked: those in the kernel's queue, one of whom comes in with each turn of the event loop, and those
   * whose request is still on its way. Who has said nothing within a second is sent away.
   */
  async shut(): Promise<void> {
    const last = this.#knocks + QUEUE_LENGTH;
    const closing = performance.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < QUIET_TURNS && this.#knocks < last && performance.now() < closing; quiet++) {
      const known = this.#knocks;
      await nextTurn();
      if (this.#knocks > known) quiet = 0;
    }
    this.#server.close();
    const end = performance.now() + PATIENCE_MS;
    do await sleep(1);
    while (this.#silent.size > 0 && performance.now() < end);
    for (const socket of this.#silent) socket.destroy();
  }
}
