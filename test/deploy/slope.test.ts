import { expect, test } from "vitest";
import { isLeak, slopeOf } from "../../bench/soak/slope.ts";

const MIB = 1024 ** 2;
const MINUTE_MS = 60_000;

/** A heap read every second for a minute: a level, a growth per hour and a sawtooth of noise, in MiB. */
const heap = (perHour: number, noise: number) =>
  Array.from({ length: 60 }, (_, second) => ({
    at: second * 1_000,
    value: MIB * (60 + (perHour * second) / 3_600 + noise * (((second * 7) % 10) / 10)),
  }));

test("the slope of a line is the line's", () => {
  const { perHour, error } = slopeOf(heap(120, 0));
  expect(perHour / MIB).toBeCloseTo(120, 6);
  expect(error / MIB).toBeCloseTo(0, 3);
});

test("a heap that only breathes is no leak", () => {
  expect(isLeak(slopeOf(heap(0, 3)), MINUTE_MS)).toBe(false);
});

test("a heap that grows by two MiB in a noisy minute is a leak", () => {
  expect(isLeak(slopeOf(heap(120, 0.5)), MINUTE_MS)).toBe(true);
});

test("the longer the watch, the smaller the leak that it tells, down to 1 MiB an hour", () => {
  const slope = { perHour: 2 * MIB, error: 0 };
  expect(isLeak(slope, MINUTE_MS)).toBe(false);
  expect(isLeak(slope, 60 * MINUTE_MS)).toBe(true);
  expect(isLeak({ perHour: 0.9 * MIB, error: 0 }, 600 * MINUTE_MS)).toBe(false);
});
