import { describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { Program, runProgram } from "../support/cli.ts";
import { answers, Provider } from "./support/provider.ts";
import { calls, says } from "./support/upstream.ts";

describe("without a key", () => {
  test.each([
    ["agent-with-tools", '["tools"]'],
    ["model-router", '"reasoning"'],
    ["ensemble", '["careful"]'],
  ])("examples/%s.ts is drawn", async (name, part) => {
    const { code, stdout } = await runProgram(["draw", `examples/${name}.ts`]);
    expect(code).toBe(0);
    expect(stdout).toContain(part);
  });

  test("examples/agent-with-tools.ts is served, and says what is missing when it is asked", async () => {
    await using program = new Program(["serve", "examples/agent-with-tools.ts", "--port", "0"]);
    const response = await fetch(`${await program.url()}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ messages: [{ role: "user", content: "Hi" }] }),
    });
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { message: "There is no key for the model endpoint." } });
  });
});

/** Serves an example with a provider behind it, and asks it. */
async function answerOf(name: string, provider: Provider, question: string): Promise<string> {
  const env = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.baseURL };
  await using program = new Program(["serve", `examples/${name}.ts`, "--port", "0"], { env });
  return await ask(await program.url(), undefined, question);
}

describe("with a provider", () => {
  test("examples/agent-with-tools.ts looks up, computes and answers", async () => {
    await using provider = await Provider.open(
      answers(calls({ id: "1", name: "look_up", args: { name: "hinges" } })),
      answers(
        calls(
          { id: "2", name: "calculate", args: { operation: "multiply", a: 3.4, b: 10 } },
          { id: "3", name: "calculate", args: { operation: "divide", a: 1, b: 0 } },
        ),
      ),
      answers(says("Ten hinges are 34.")),
    );
    expect(await answerOf("agent-with-tools", provider, "What are ten hinges?")).toBe("Ten hinges are 34.");
    const results = provider.asked.at(-1)?.messages.filter(({ role }) => role === "tool");
    expect(results?.map(({ content }) => content)).toEqual([
      '[{"item":"hinge","price":3.4,"left":120}]',
      "34",
      "Error: 1 and 0 have no such result",
    ]);
  });

  test.each([
    ["chat", "gpt-5-nano"],
    ["code", "gpt-5-mini"],
    ["reasoning", "gpt-5"],
  ])("examples/model-router.ts gives a question for %s to %s", async (kind, model) => {
    await using provider = await Provider.open(answers(says(JSON.stringify({ value: kind }))), answers(says("Here.")));
    expect(await answerOf("model-router", provider, "Hello?")).toBe("Here.");
    expect(provider.asked.map((body) => body.model)).toEqual(["gpt-5-nano", model]);
  });

  test("examples/ensemble.ts gives all drafts to the judge, and the client the judge's words only", async () => {
    const drafts = ["red", "green", "blue"];
    await using provider = await Provider.open(
      ...drafts.map((draft) => answers(says(draft))),
      answers(says("All colours.")),
    );
    expect(await answerOf("ensemble", provider, "Which colour?")).toBe("All colours.");
    const told = String(provider.asked.at(-1)?.messages[0]?.content);
    expect(drafts.filter((draft) => told.includes(draft))).toEqual(drafts);
  });
});
