import { expect, test } from "vitest";
import { through } from "../../src/wire/flow.ts";

async function* count(to: number, log: string[] = []) {
  try {
    for (let at = 1; at <= to; at++) yield at;
    log.push("to its end");
  } finally {
    log.push("left");
  }
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

test("a stage makes any number of values of each, and adds what follows the last", async () => {
  const flow = through(count(4), {
    each: (value) => (value === 3 ? [] : [value, value * 10]),
    end: () => [0],
  });
  expect(await collect(flow)).toEqual([1, 10, 2, 20, 4, 40, 0]);
  expect(await flow.next()).toEqual({ done: true, value: undefined });
});

test("what follows the last value may have to be waited for", async () => {
  const flow = through(count(1), { each: (value) => [value], end: async () => [2, 3] });
  expect(await collect(flow)).toEqual([1, 2, 3]);
});

test("a value that becomes nothing is not the end, however many there are", async () => {
  const flow = through(count(100_000), { each: (value) => (value === 100_000 ? ["last"] : []) });
  expect(await collect(flow)).toEqual(["last"]);
});

test("leaving early leaves the source, and nothing follows", async () => {
  const log: string[] = [];
  const flow = through(count(3, log), { each: (value) => [value, value], end: () => [0] });
  for await (const _ of flow) break;
  expect(log).toEqual(["left"]);
  expect(await flow.next()).toEqual({ done: true, value: undefined });
});

test("a stage that fails leaves its source before the failure is told, and is over", async () => {
  const log: string[] = [];
  const flow = through(count(3, log), {
    each: () => {
      throw new Error("mine");
    },
    fail: (cause) => new Error("told", { cause }),
  });
  await expect(flow.next().finally(() => log.push("told"))).rejects.toMatchObject({ cause: { message: "mine" } });
  expect(log).toEqual(["left", "told"]);
  expect(await flow.next()).toEqual({ done: true, value: undefined });
});

test("the failure of a source, and of what follows it, passes the stage", async () => {
  const failing = async function* () {
    yield 1;
    throw new Error("source");
  };
  const each = (value: number) => [value];
  await expect(collect(through(failing(), { each }))).rejects.toThrow("source");
  const end = () => Promise.reject(new Error("end"));
  await expect(collect(through(count(1), { each, end }))).rejects.toThrow("end");
});

test("a reader that leaves while a source is silent does not wait for it", async () => {
  let left = false;
  const silent = {
    next: () => new Promise<IteratorResult<number, void>>(() => {}),
    return: async () => {
      left = true;
      return { done: true as const, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  const flow = through(silent, { each: (value) => [value] });
  void flow.next();
  expect(await flow.return()).toEqual({ done: true, value: undefined });
  expect(left).toBe(true);
});
