import { expect, test, vi } from "vitest";
import { GraphRegistry } from "@thinkagain/serve";
import { langgraphAgent } from "../../examples/langgraph-agent.ts";
import { ask } from "../support/ask.ts";
import { askBoth } from "../support/chat.ts";
import { Program } from "../support/cli.ts";
import { open } from "../support/server.ts";

vi.hoisted(() => delete process.env["OPENAI_API_KEY"]);

test("without a model its rules count days with the tool, the same in both forms", async () => {
  await using server = await open(new GraphRegistry().register("it", langgraphAgent));
  const { content } = await askBoth(server, "it", "How many days from 2026-01-01 to 2026-12-24?");
  expect(content).toBe("It is 357 days from 2026-01-01 to 2026-12-24.");
});

test("without a model it says what it is", async () => {
  await using server = await open(new GraphRegistry().register("it", langgraphAgent));
  expect((await askBoth(server, "it", "Who are you?")).content).toMatch(/^I am a few rules, not a model/);
});

test("it is drawn as the node it is", () => {
  expect(langgraphAgent.draw()).toContain("calendar");
});

test("`thinkagain serve examples/langgraph-agent.ts` answers", async () => {
  await using program = new Program(["serve", "examples/langgraph-agent.ts", "--port", "0"]);
  expect(await ask(await program.url(), "langgraph-agent", "2026-01-01 to 2026-01-03")).toContain("2 days");
});
