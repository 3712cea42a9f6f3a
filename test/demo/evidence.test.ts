import { beforeAll, describe, expect, test } from "vitest";
import { compose } from "../../src/demo/compose.ts";
import { toConcepts } from "../../src/demo/concepts.ts";
import { readCorpus } from "../../src/demo/corpus.ts";
import { coverage, echo, findClue, rank } from "../../src/demo/evidence.ts";
import { type Breadth, createLibrary, type Library } from "../../src/demo/library.ts";
import { fixtureRoot } from "./fixture.ts";

let library: Library;
beforeAll(async () => {
  library = createLibrary(await readCorpus(fixtureRoot));
});

function search(question: string, breadth: Breadth) {
  const clues = toConcepts(question, 32).map((concept) => findClue(library, concept, breadth));
  const passages = rank(clues, library.passages, 4);
  const text = compose(clues, passages)
    .map((piece) => piece.text)
    .join("");
  return { urls: passages.map(({ url }) => url), text, coverage: coverage(clues, text) };
}

describe("ranking", () => {
  test.each([
    ["How do I register a graph?", "README.md#registering-graphs"],
    ["How do I stream?", "README.md#streaming"],
    ["Which errors can I get?", "README.md#errors"],
    ["What does corsOrigins do?", "README.md#options"],
    ["How do I run the tests?", "CONTRIBUTING.md#tests"],
    [
      "What does max_completion_tokens do?",
      "openapi.yaml#/components/schemas/CreateChatCompletionRequest/properties/max_completion_tokens",
    ],
  ])("%s is answered by %s", (question, url) => {
    expect(search(question, "literal").urls[0]).toBe(url);
  });

  test("no document has all the places where another one has something to say", () => {
    const documents = search("graph", "literal").urls.map((url) => url.split("#", 1)[0]);
    expect(documents.filter((document) => document === "README.md").length).toBeLessThanOrEqual(2);
  });

  test("what a thing is, is said by the passage that says that it is", () => {
    expect(search("What is a worker?", "literal").text).toContain("Every node is a worker");
    const shelf = createLibrary([
      {
        url: "a",
        title: "Shop",
        trail: [],
        blocks: [{ kind: "prose", text: "Lamp, lamp and lamp: any lamp shines." }],
      },
      { url: "b", title: "Light", trail: [], blocks: [{ kind: "prose", text: "A lamp is a thing that shines." }] },
    ]);
    const clues = toConcepts("What is a lamp?", 32).map((concept) => findClue(shelf, concept, "literal"));
    expect(rank(clues, shelf.passages, 1)[0]?.url).toBe("b");
  });
});

describe("breadth", () => {
  test("a literal search takes words as they stand, a broader one forgives typing errors", () => {
    expect(search("regsitering", "literal").urls).toEqual([]);
    expect(search("regsitering", "alike").urls).toContain("README.md#registering-graphs");
  });

  test("the broadest search takes words that mean about the same", () => {
    expect(search("simultaneous", "alike").urls).toEqual([]);
    expect(search("simultaneous", "related").urls).toContain("README.md#command-line");
  });

  test("a word is never taken for one that begins with another letter", () => {
    const shelf = createLibrary([{ url: "a", title: "", trail: [], blocks: [{ kind: "prose", text: "read breads" }] }]);
    expect(shelf.lookUp("bread", "alike").flatMap(({ stems }) => stems)).toEqual(["bread"]);
  });
});

describe("coverage", () => {
  test.each([
    "What is the capital of France?",
    "Write a poem about the sea and the stars",
    "weather in Paris",
    "asdfghjkl",
  ])("the documents do not speak of this: %s", (question) => {
    expect(search(question, "related").coverage).toBeLessThan(0.6);
  });

  test("what an example says to a model is not what the documents speak of", () => {
    expect(library.lookUp("capital", "literal")).toEqual([]);
    expect(library.lookUp("curl", "literal")).not.toEqual([]);
  });

  test("one word does not speak of two ideas", () => {
    const clues = toConcepts("exception failure", 2).map((concept) => findClue(library, concept, "related"));
    expect(coverage(clues, "An error")).toBeLessThan(0.6);
    expect(coverage(clues, "An error is a failure")).toBeGreaterThan(0.6);
  });

  test("an identifier speaks of a part of it the less, the less of the rest is asked for", () => {
    const known = ["api", "key"].map((stem) => ({
      isTelling: true,
      weight: 1,
      scores: new Map<number, number>(),
      certainty: new Map([[stem, 1]]),
    }));
    expect(coverage(known, "apiKey")).toBe(1);
    expect(coverage(known, "OPENAI_API_KEY")).toBeLessThan(1);
    expect(coverage(known, "OPENAI_API_KEY")).toBeGreaterThan(coverage(known, "a key"));
  });

  test("a text echoes a question where words stand together that stand together there", () => {
    const clues = toConcepts("register graph", 2).map((concept) => findClue(library, concept, "literal"));
    expect(echo(clues, "Registering graphs")).toBe(1);
    expect(echo(clues, "graphs, registered")).toBe(1);
    expect(echo(clues, "Register this and any graph")).toBe(0);
    expect(echo(clues.slice(0, 1), "Register")).toBe(0);
  });

  test("a text covers a question from 0 to 1", () => {
    const clues = toConcepts("register graph", 2).map((concept) => findClue(library, concept, "literal"));
    expect(coverage(clues, "Nothing of it")).toBe(0);
    expect(coverage(clues, "A graph")).toBeGreaterThan(0);
    expect(coverage(clues, "Registering")).toBeGreaterThan(coverage(clues, "A graph"));
    expect(coverage(clues, "Registering graphs")).toBe(1);
    expect(coverage([], "anything")).toBe(0);
  });
});

describe("composing", () => {
  test("the answer quotes sentences and code, and lists its sources", () => {
    const { text } = search("How do I register a graph?", "literal");
    expect(text).toContain("> A registry maps model names to graphs.");
    expect(text).toContain(
      '```ts\nconst registry = new GraphRegistry();\nregistry.register("my-model", graph, { default: true });\n```',
    );
    expect(text).toMatch(/Sources:\n\n1\. \[README\.md › Registering graphs\]\(README\.md#registering-graphs\)\n/);
  });

  test("of a table only the rows that matter are quoted, below its header", () => {
    const { text } = search("heartbeat-ms", "literal");
    expect(text).toMatch(/> \| flag .*\n> \| -+ .*\n> \| `--heartbeat-ms`/);
    expect(text).not.toContain("`--port`");
  });

  test("cells are not padded, whatever the formatter did to their table", () => {
    expect(search("heartbeat-ms", "literal").text).not.toMatch(/ {2,}\||-{4,}/);
  });

  test("an answer begins with what it says, and names its source below", () => {
    const { text } = search("How do I register a graph?", "literal");
    expect(text.split("\n\n", 1)[0]).toMatch(/^> \S+ .*\.$/);
    expect(text).toContain("\n\n— **Registering graphs** [1]\n\n");
  });

  test("one example of code is enough", () => {
    for (const question of ["How do I register a graph?", "graph", "What is a worker?", "stream"])
      expect(search(question, "related").text.match(/^```/gm)?.length ?? 0).toBeLessThanOrEqual(2);
  });

  test("code that goes on and on is cut, and its fence is closed", () => {
    const lines = Array.from({ length: 100 }, (_, n) => `call(${n});`);
    const passage = {
      url: "a#b",
      title: "call",
      trail: [],
      blocks: [{ kind: "code", text: ["```", ...lines, "```"].join("\n") }],
    } as const;
    const text = compose([], [passage])[0]?.text ?? "";
    expect(text).toMatch(/^```\ncall\(0\);[\s\S]+\n…\n```$/);
    expect(text.split("\n").length).toBeLessThan(50);
  });

  test("without passages there is nothing to say", () => {
    expect(compose([], [])).toEqual([]);
  });
});
