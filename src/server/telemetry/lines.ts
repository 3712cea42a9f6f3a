import { write, writeSync } from "node:fs";

/** How many bytes may wait to be written. */
const MOST_WAITING = 8 * 1024 * 1024;

/** What a pipe takes in one piece. */
const PIPE_BUF = 4096;

/** How long a pipe that is full is left alone, in milliseconds, and how long the last lines try. */
const REST_MS = 10;
const LAST_MS = 500;

/**
 * Lines on their way to a file descriptor.
 *
 * W1. Nobody waits for a line: it is written aside, in order, and what comes meanwhile goes with the next write.
 * W2. A write holds whole lines and, unless one line alone is longer, fits a pipe: those of several processes do not mix.
 * W3. A reader that takes nothing, or has gone, or a full disk costs lines, never memory without bound and never an error.
 */
export class Lines {
  readonly #fd: number;
  #waiting: Buffer[] = [];
  #size = 0;
  #isWriting = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(text: string): void {
    const line = Buffer.from(text);
    if (this.#size + line.length > MOST_WAITING) return;
    this.#waiting.push(line);
    this.#size += line.length;
    if (!this.#isWriting) this.#next();
  }

  /** Writes what waits at once, for a process that is about to end. */
  flush(): void {
    const end = performance.now() + LAST_MS;
    let left = Buffer.concat(this.#waiting.splice(0));
    this.#size = 0;
    while (left.length > 0 && performance.now() < end) {
      try {
        left = left.subarray(writeSync(this.#fd, left));
      } catch (cause) {
        if (!isBusy(cause)) return;
      }
    }
  }

  #next(): void {
    const batch = this.#takeBatch();
    this.#isWriting = batch.length > 0;
    if (this.#isWriting) this.#send(batch);
  }

  #takeBatch(): Buffer {
    let bytes = 0;
    let count = 0;
    for (const line of this.#waiting) {
      if (count > 0 && bytes + line.length > PIPE_BUF) break;
      bytes += line.length;
      count++;
    }
    this.#size -= bytes;
    return Buffer.concat(this.#waiting.splice(0, count));
  }

  #send(batch: Buffer): void {
    write(this.#fd, batch, (cause, written) => {
      if (cause && isBusy(cause)) this.#rest(batch);
      else if (cause || written === batch.length) this.#next();
      else this.#send(batch.subarray(written));
    });
  }

  /** The pipe is full. What is left goes first when it is tried again. */
  #rest(batch: Buffer): void {
    this.#waiting.unshift(batch);
    this.#size += batch.length;
    setTimeout(() => this.#next(), REST_MS).unref();
  }
}

function isBusy(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === "EAGAIN";
}
