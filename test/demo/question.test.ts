import { expect, test } from "vitest";
import { toQuestion } from "../../src/demo/question.ts";

test("the last message is the question", () => {
  expect(toQuestion(["How do I stream?", "How do I register a graph?"])).toBe("How do I register a graph?");
});

test("a question that leans on the one before takes it along", () => {
  for (const followUp of ["And how does it stream?", "Why?", "Show me an example"])
    expect(toQuestion(["What is a registry?", followUp])).toBe(`What is a registry?\n${followUp}`);
});

test("a first question stands alone, whatever it leans on", () => {
  expect(toQuestion(["What is it?"])).toBe("What is it?");
  expect(toQuestion([""])).toBe("");
  expect(toQuestion([])).toBe("");
});

test("a question of a megabyte is cut", () => {
  expect(toQuestion(["graph ".repeat(200_000)]).length).toBeLessThan(10_000);
});
