import { expect, test } from "vitest";
import { Turns } from "../../src/langgraph/turns.ts";

const { signal } = new AbortController();
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("turns of one key come in the order in which they were asked for, those of another at once", async () => {
  const turns = new Turns();
  const order: string[] = [];
  const take = async (key: string, name: string) => {
    const end = await turns.take(key, signal);
    order.push(name);
    return end;
  };
  const first = await take("a", "first");
  const second = take("a", "second");
  const third = take("a", "third");
  (await take("b", "other"))();
  expect(order).toEqual(["first", "other"]);
  first();
  (await second)();
  (await third)();
  expect(order).toEqual(["first", "other", "second", "third"]);
});

test("who is aborted gives up the place, and whoever comes later still waits for those before", async () => {
  const turns = new Turns();
  const controller = new AbortController();
  const first = await turns.take("a", signal);
  const gone = turns.take("a", controller.signal);
  controller.abort(new Error("gone"));
  await expect(gone).rejects.toThrow("gone");
  let isLastOn = false;
  const last = turns.take("a", signal).then((end) => {
    isLastOn = true;
    return end;
  });
  await settled();
  expect(isLastOn).toBe(false);
  first();
  (await last)();
});

test("whoever is aborted before asking takes nothing", async () => {
  const turns = new Turns();
  await expect(turns.take("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  (await turns.take("a", signal))();
});

test("a key that nobody wants any more leaves nothing behind", async () => {
  const turns = new Turns();
  const controller = new AbortController();
  const first = await turns.take("a", signal);
  const second = turns.take("a", signal);
  const gone = turns.take("a", controller.signal);
  controller.abort();
  await expect(gone).rejects.toThrow();
  first();
  (await second)();
  await settled();
  expect(turns.size).toBe(0);
});
