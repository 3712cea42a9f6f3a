import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { Frames } from "../../src/server/frames.ts";

test("frames that are ready in the same turn share a write, whole and in order, and none waits longer", async () => {
  const written: unknown[] = [];
  await using server = createServer((_req, res) => {
    const write = vi.spyOn(res, "write");
    const frames = new Frames(res);
    void (async () => {
      for (const frame of ["a", "b", "c"]) {
        await Promise.resolve();
        frames.add(frame);
      }
      await nextTurn();
      frames.add("d");
      await nextTurn();
      frames.add("e");
      res.end(frames.take());
      written.push(...write.mock.calls.map(([text]) => text));
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await answer.text()).toBe("abcde");
  expect(written).toEqual(["abc", "d"]);
});

test("a source that never pauses is written before its turn ends", async () => {
  const sizes: number[] = [];
  await using server = createServer((_req, res) => {
    const write = vi.spyOn(res, "write");
    const frames = new Frames(res);
    for (let at = 0; at < 100; at++) frames.add("x".repeat(1000));
    sizes.push(...write.mock.calls.map(([text]) => String(text).length));
    res.end(frames.take());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await answer.text()).toHaveLength(100_000);
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.max(...sizes)).toBeLessThan(20_000);
});
