import { expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { Program } from "../support/cli.ts";

test("rag-over-markdown quotes the folder it is given where no model is configured, and makes nothing up", async () => {
  const env = { DOCS: "test/demo/corpus" };
  await using program = new Program(["serve", "examples/rag-over-markdown.ts", "--port", "0"], { env });
  const url = await program.url();
  const answer = await ask(url, undefined, "Which port does the server listen on?");
  expect(answer).toContain("8000 by default");
  expect(answer).toMatch(/\(README\.md#\d+\)$/);
  expect(await ask(url, undefined, "xyzzy plugh")).toBe("The documents say nothing about that.");
});
