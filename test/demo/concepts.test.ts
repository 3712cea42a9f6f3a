import { expect, test } from "vitest";
import { toConcepts } from "../../src/demo/concepts.ts";
import { stem, toStems, toWords } from "../../src/demo/words.ts";

const stemsOf = (question: string, limit = 32) => toConcepts(question, limit).map((concept) => concept.stem);

test.each([
  ["registers registered registering", "register"],
  ["streams streamed streaming", "stream"],
  ["serve serves served serving", "serv"],
  ["run runs running", "run"],
  ["query queries", "query"],
])("the forms of a word share a stem: %s", (forms, expected) => {
  expect(new Set(forms.split(" ").map(stem))).toEqual(new Set([expected]));
});

test.each(["string", "class", "status", "need", "bring", "is", "429"])("%s is left as it is", (word) => {
  expect(stem(word)).toBe(word);
});

test("an identifier is found whole and by its parts", () => {
  expect(toStems("max_completion_tokens")).toEqual(["max_completion_token", "max", "completion", "token"]);
  expect(toStems("maxBodyBytes")).toEqual(["maxbodybyt", "max", "body", "byt"]);
});

test("words are folded, so that accents and scripts do no harm", () => {
  expect(toWords("Crème brûlée, 你好 мир! --workers")).toEqual(["Creme", "brulee", "你好", "мир", "workers"]);
});

test("what a question asks for is what is left without the words that say nothing", () => {
  expect(stemsOf("How do I register a graph?")).toEqual(["register", "graph"]);
  expect(stemsOf("What is this?")).toEqual([]);
  expect(stemsOf("")).toEqual([]);
  expect(stemsOf("___ !!! ???")).toEqual([]);
});

test("a word counts once, and only so many words count", () => {
  expect(stemsOf("graph graphs GRAPH")).toEqual(["graph"]);
  expect(stemsOf(Array.from({ length: 100 }, (_, n) => `word${n}`).join(" "), 5)).toHaveLength(5);
});

test("a word that says little weighs less than one that says much", () => {
  const [weak, strong] = toConcepts("use graphs", 2);
  expect(weak?.weight).toBeLessThan(strong?.weight ?? 0);
});

test("the parts of an identifier are related to it, a word is not related to itself", () => {
  expect(toConcepts("heartbeatMs", 1)[0]?.related).toEqual(expect.arrayContaining(["heartbeat"]));
  expect(toConcepts("error", 1)[0]?.related).not.toContain("error");
});
