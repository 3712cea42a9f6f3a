import { expect, test, vi } from "vitest";
import { GraphRegistry } from "@thinkagain/serve";
import { aiSdkAgent } from "../../examples/ai-sdk-agent.ts";
import { ask } from "../support/ask.ts";
import { askBoth } from "../support/chat.ts";
import { Program } from "../support/cli.ts";
import { open } from "../support/server.ts";

vi.hoisted(() => delete process.env["OPENAI_API_KEY"]);

test("without a model its rules convert with the tool, the same in both forms", async () => {
  await using server = await open(new GraphRegistry().register("it", aiSdkAgent));
  expect((await askBoth(server, "it", "What is 26.2 mi in km?")).content).toBe("That is 42.1648 km.");
});

test("without a model it says what it is", async () => {
  await using server = await open(new GraphRegistry().register("it", aiSdkAgent));
  expect((await askBoth(server, "it", "Who are you?")).content).toMatch(/^I am a few rules, not a model/);
});

test("it is drawn as the node it is", () => {
  expect(aiSdkAgent.draw()).toContain("surveyor");
});

test("`thinkagain serve examples/ai-sdk-agent.ts` answers", async () => {
  await using program = new Program(["serve", "examples/ai-sdk-agent.ts", "--port", "0"]);
  expect(await ask(await program.url(), "ai-sdk-agent", "1 km in m")).toBe("That is 1000 m.");
});
