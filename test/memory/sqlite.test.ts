import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMemory } from "@thinkagain/serve/memory";
import { expect, test } from "vitest";

const file = () => join(mkdtempSync(join(tmpdir(), "memory-")), "memory.db");
const anna = { session: "a" };

test("entries come back in their order, the latest of them on request", async () => {
  using memory = openMemory<number>();
  await memory.remember(anna, 1, 2);
  await memory.remember(anna, 3);
  expect(await memory.recall(anna)).toEqual([1, 2, 3]);
  expect(await memory.recall(anna, 2)).toEqual([2, 3]);
  expect(await memory.recall(anna, 0)).toEqual([]);
});

test("a conversation outlives the process that had it", async () => {
  const path = file();
  {
    using memory = openMemory({ file: path });
    await memory.remember(anna, { role: "user", content: "My name is Anna." });
  }
  using memory = openMemory({ file: path });
  expect(await memory.recall(anna)).toEqual([{ role: "user", content: "My name is Anna." }]);
});

test("two at once on one file see each other's entries", async () => {
  const path = file();
  using one = openMemory<string>({ file: path });
  using other = openMemory<string>({ file: path });
  await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 2 ? one : other).remember(anna, String(at))));
  expect((await one.recall(anna)).toSorted()).toEqual((await other.recall(anna)).toSorted());
  expect(await one.recall(anna)).toHaveLength(50);
});

test("sessions are apart, and so are the keys they came under", async () => {
  using memory = openMemory<string>();
  await memory.remember(anna, "hers");
  await memory.remember({ session: "b" }, "his");
  await memory.remember({ session: "a", principal: "other" }, "the other's");
  await memory.forget({ session: "b" });
  expect(await memory.recall(anna)).toEqual(["hers"]);
  expect(await memory.recall({ session: "a", principal: "other" })).toEqual(["the other's"]);
  expect(await memory.recall({ session: "b" })).toEqual([]);
  expect(await memory.recall({ session: '["other","a"]' })).toEqual([]);
});

test("without a session nothing is kept", async () => {
  using memory = openMemory<string>();
  await memory.remember({}, "lost");
  await memory.forget({});
  expect(await memory.recall({})).toEqual([]);
});

test("what is kept is bounded: the oldest entries go, and the sessions that were silent longest", async () => {
  using memory = openMemory<number>({ maxEntries: 3, maxSessions: 2 });
  await memory.remember(anna, 1, 2, 3, 4, 5);
  expect(await memory.recall(anna)).toEqual([3, 4, 5]);
  await memory.remember({ session: "b" }, 1);
  await memory.remember(anna, 6);
  await memory.remember({ session: "c" }, 1);
  expect(await memory.recall(anna)).toEqual([4, 5, 6]);
  expect(await memory.recall({ session: "b" })).toEqual([]);
  expect(await memory.recall({ session: "c" })).toEqual([1]);
});

test("the bytes of a session are bounded: the oldest entries go, and an entry that never fits is refused", async () => {
  using memory = openMemory<string>({ maxBytes: 20 });
  await memory.remember(anna, "é1234", "é5678", "é9");
  expect(await memory.recall(anna)).toEqual(["é5678", "é9"]);
  await memory.remember({ session: "b" }, "é1234", "é5678");
  expect(await memory.recall(anna)).toHaveLength(2);
  await expect(memory.remember(anna, "fits", "é".repeat(10))).rejects.toThrow(RangeError);
  expect(await memory.recall(anna)).toEqual(["é5678", "é9"]);
});

test("a file that is made is its owner's alone, one that is there stays as it is", async () => {
  const mode = (path: string) => statSync(path).mode & 0o777;
  const path = file();
  using memory = openMemory({ file: path });
  await memory.remember(anna, 1);
  expect([path, `${path}-wal`, `${path}-shm`].map(mode)).toEqual([0o600, 0o600, 0o600]);
  const shared = file();
  writeFileSync(shared, "", { mode: 0o644 });
  using other = openMemory({ file: shared });
  await other.remember(anna, 1);
  expect(mode(shared)).toBe(0o644);
});

test("an entry that JSON does not know is refused, and nothing of its kind is kept", async () => {
  using memory = openMemory();
  await expect(memory.remember(anna, "fine", undefined)).rejects.toThrow(TypeError);
  expect(await memory.recall(anna)).toEqual([]);
});
