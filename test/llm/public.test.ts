import { expect, test } from "vitest";

test("these names are public", async () => {
  expect(Object.keys(await import("@thinkagain/serve/llm")).toSorted()).toMatchInlineSnapshot(`
    [
      "agent",
      "chatModel",
      "createTurnMemory",
      "tool",
    ]
  `);
});
