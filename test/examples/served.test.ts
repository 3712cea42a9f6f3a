import { expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { Program, runProgram } from "../support/cli.ts";

test.each([
  ["minimal", "Hello", "You said: Hello"],
  ["streaming", "2", "2… 1… Lift-off!"],
  ["self-correcting", "It rained.", "It rained."],
  ["parallel-retrieval", "desert", "- book Dune: a desert planet and its spice\n"],
  ["subgraphs", "6 * 7", "6 * 7 = 42"],
  ["embed-in-koa", "Hi", "Hello from inside another app. You said: Hi"],
])("`thinkagain serve examples/%s.ts` answers", async (name, question, answer) => {
  await using program = new Program(["serve", `examples/${name}.ts`, "--port", "0"]);
  expect(await ask(await program.url(), undefined, question)).toBe(answer);
});

test("`thinkagain check` finds nothing wrong with an example", async () => {
  expect(await runProgram(["check", "examples/subgraphs.ts"])).toMatchObject({ code: 0, stderr: "" });
});
