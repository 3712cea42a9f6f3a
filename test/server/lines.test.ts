import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Lines } from "../../src/server/telemetry/lines.ts";

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;
const CHUNK = Buffer.alloc(65_536);

/** A pipe that holds some 64 KiB, and is read only when a test does. */
class Pipe implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "thinkagain-"));
  readonly #reader: number;
  readonly writer: number;
  #isRead = true;

  constructor() {
    const path = join(this.#folder, "pipe");
    execFileSync("mkfifo", [path]);
    this.#reader = openSync(path, O_RDONLY | O_NONBLOCK);
    this.writer = openSync(path, O_WRONLY | O_NONBLOCK);
  }

  /** What is in it now. */
  read(): string {
    try {
      return CHUNK.toString("utf8", 0, readSync(this.#reader, CHUNK));
    } catch {
      return "";
    }
  }

  /** The numbers of the next lines. */
  async readNumbers(count: number): Promise<readonly number[]> {
    let text = "";
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(1)) {
      text += this.read();
      if (text.endsWith("\n") && toNumbers(text).length >= count) return toNumbers(text);
    }
    throw new Error(`there came ${toNumbers(text).length} lines`);
  }

  leave(): void {
    if (this.#isRead) closeSync(this.#reader);
    this.#isRead = false;
  }

  [Symbol.dispose](): void {
    this.leave();
    closeSync(this.writer);
    rmSync(this.#folder, { recursive: true });
  }
}

const toLine = (at: number, length = 100) => `${String(at).padStart(length - 1, ".")}\n`;
const toNumbers = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => Number(line.replace(/^\.*/, "")));

test("lines come out whole and in order, also where the pipe was full for a while", async () => {
  using pipe = new Pipe();
  const lines = new Lines(pipe.writer);
  for (let at = 0; at < 3_000; at++) lines.write(toLine(at));
  await sleep(100);
  expect(await pipe.readNumbers(3_000)).toEqual(Array.from({ length: 3_000 }, (_, at) => at));
});

test("a line that is longer than a pipe comes out whole", async () => {
  using pipe = new Pipe();
  const lines = new Lines(pipe.writer);
  lines.write(toLine(1, 200_000));
  lines.write(toLine(2));
  expect(await pipe.readNumbers(2)).toEqual([1, 2]);
});

test("what a reader does not take is dropped beyond 8 MiB, whole lines at a time, and later lines come again", async () => {
  using pipe = new Pipe();
  const lines = new Lines(pipe.writer);
  for (let at = 0; at < 120; at++) lines.write(toLine(at, 100_000));
  expect(await pipe.readNumbers(84)).toEqual(Array.from({ length: 84 }, (_, at) => at));
  lines.write(toLine(200));
  expect(await pipe.readNumbers(1)).toEqual([200]);
});

test("what waits is written at once when the process ends, as far as it is taken", async () => {
  using pipe = new Pipe();
  const lines = new Lines(pipe.writer);
  for (let at = 0; at < 10; at++) lines.write(toLine(at));
  lines.flush();
  const numbers = await pipe.readNumbers(10);
  expect(numbers.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("where nobody reads any more, writing and flushing do nothing", async () => {
  using pipe = new Pipe();
  const lines = new Lines(pipe.writer);
  pipe.leave();
  for (let at = 0; at < 5; at++) {
    lines.write(toLine(at));
    await sleep(5);
  }
  lines.write(toLine(5));
  lines.write(toLine(6));
  expect(() => lines.flush()).not.toThrow();
});
