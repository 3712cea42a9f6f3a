import type { ChatContext } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { isHeavy } from "../../src/wire/heavy.ts";
import { complete } from "../support/wire.ts";

const tools = (count: number) =>
  Array.from({ length: 10 }, (_, at) => ({
    type: "function",
    function: {
      name: `f${at}`,
      parameters: Object.fromEntries(Array.from({ length: count }, (_v, key) => [`k${key}`, {}])),
    },
  }));

/** How many turns of the event loop had passed when each choice began. */
async function turnsOf(count: number): Promise<number[]> {
  let turns = 0;
  let running = true;
  const turn = () => void (running && (turns++, setImmediate(turn)));
  setImmediate(turn);
  const begun: number[] = [];
  await complete((_ctx: ChatContext) => void begun.push(turns), { n: 4, tools: tools(count) } as never);
  running = false;
  return begun;
}

test("the choices of a heavy request begin in turns of their own, those of any other at once", async () => {
  const heavy = await turnsOf(2000);
  expect(new Set(heavy).size).toBe(4);
  expect(new Set(await turnsOf(5)).size).toBe(1);
});

test("a value is heavy by the values in it, at any depth", () => {
  expect(isHeavy({ a: Array.from({ length: 6000 }, () => 1) })).toBe(true);
  expect(isHeavy(Array.from({ length: 2600 }, () => [1]))).toBe(true);
  expect(isHeavy(Array.from({ length: 2000 }, () => [1]))).toBe(false);
  expect(isHeavy("x".repeat(100_000))).toBe(false);
});
