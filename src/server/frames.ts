import type { ServerResponse } from "node:http";

/** From this many characters on frames no longer wait for each other. */
const FULL = 16_384;

/**
 * Lets the frames that are ready in the same turn share one write: a fast source then costs a socket write per turn and not four
 * buffers per frame, which is a quarter of a fast stream's time. No frame is split, and none waits for anything but the end of its turn.
 */
export class Frames {
  readonly #res: ServerResponse;
  #ready = "";

  constructor(res: ServerResponse) {
    this.#res = res;
  }

  add(frame: string): void {
    if (this.#ready === "") process.nextTick(this.#flush);
    this.#ready += frame;
    if (this.#ready.length >= FULL) this.#flush();
  }

  /** What is ready and not yet written; the caller writes it. */
  take(): string {
    const ready = this.#ready;
    this.#ready = "";
    return ready;
  }

  readonly #flush = (): void => {
    if (this.#ready !== "" && !this.#res.destroyed) this.#res.write(this.take());
  };
}
