import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Heap } from "../../src/server/heap.ts";
import { Slots } from "../../src/server/slots.ts";

const NEVER = new AbortController().signal;

test("a heap is full beyond the part that may be used, and is not looked at for every request", async () => {
  let use = 0.5;
  let looks = 0;
  const heap = new Heap({ maxHeapUse: 0.8 }, () => {
    looks++;
    return use;
  });
  expect(Array.from({ length: 100 }, () => heap.full)).not.toContain(true);
  use = 0.81;
  expect(heap.full).toBe(false);
  await sleep(300);
  expect(heap.full).toBe(true);
  expect(looks).toBe(2);
});

test("a part of 1 means that nobody looks", () => {
  const heap = new Heap({ maxHeapUse: 1 }, () => {
    throw new Error("looked");
  });
  expect(heap.full).toBe(false);
});

test("the heap of this process is neither empty nor full", () => {
  expect(new Heap({ maxHeapUse: 0.9 }).full).toBe(false);
  expect(new Heap({ maxHeapUse: 1e-6 }).full).toBe(true);
});

test("Q4: whose turn comes while memory is short is refused, and the slots are free again", async () => {
  let use = 0;
  const heap = new Heap({ maxHeapUse: 0.8 }, () => use);
  const slots = new Slots({ maxConcurrency: 1, maxQueue: 10, queueTimeoutMs: 10_000 }, heap);
  const first = await slots.take(NEVER);
  const waiting = [slots.take(NEVER), slots.take(NEVER)];
  await sleep(300);
  use = 0.9;
  first[Symbol.dispose]();
  for (const each of waiting)
    await expect(each).rejects.toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  expect([slots.taken, slots.waiting, slots.full]).toEqual([0, 0, true]);
});
