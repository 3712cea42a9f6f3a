import { createTurnMemory } from "@thinkagain/serve/llm";
import { expect, test } from "vitest";

const turns = (id: string, content = "x") => ({ ids: [id], messages: [{ role: "assistant" as const, content }] });

test("what is remembered comes back as a copy, as often as it is asked for", () => {
  const memory = createTurnMemory();
  const given = turns("a");
  memory.set("a", given);
  given.messages.length = 0;
  expect([memory.get("a"), memory.get("a")]).toEqual([turns("a"), turns("a")]);
  expect(memory.get("b")).toBeUndefined();
});

test("beyond its entries it forgets what was not asked for the longest", () => {
  const memory = createTurnMemory({ maxEntries: 2 });
  for (const id of ["a", "b"]) memory.set(id, turns(id));
  memory.get("a");
  memory.set("c", turns("c"));
  expect(["a", "b", "c"].filter((id) => memory.get(id))).toEqual(["a", "c"]);
});

test("beyond its size it forgets as well, and what is larger than all of it is not kept", () => {
  const memory = createTurnMemory({ maxChars: 200 });
  memory.set("a", turns("a", "x".repeat(60)));
  memory.set("b", turns("b", "x".repeat(60)));
  expect(["a", "b"].filter((id) => memory.get(id))).toEqual(["b"]);
  memory.set("c", turns("c", "x".repeat(500)));
  expect(memory.get("c")).toBeUndefined();
  memory.set("d", turns("d"));
  expect(memory.get("d")).toEqual(turns("d"));
});

test("an entry is forgotten when nobody has asked for it in its time", () => {
  let now = 0;
  const memory = createTurnMemory({ maxAgeMs: 10, now: () => now });
  memory.set("a", turns("a"));
  now = 9;
  expect(memory.get("a")).toBeDefined();
  now = 18;
  expect(memory.get("a")).toBeDefined();
  now = 28;
  expect(memory.get("a")).toBeUndefined();
});
