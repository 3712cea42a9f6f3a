import { GraphRegistry } from "@thinkagain/serve";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot, readCorpus } from "../../src/demo/corpus.ts";
import { createDocsQa } from "../../src/demo/docs-qa.ts";
import { createRegistry } from "../../src/demo/index.ts";
import { createLibrary } from "../../src/demo/library.ts";
import { ChatContext } from "../../src/wire/index.ts";
import { askBoth } from "../support/chat.ts";
import { open, type TestServer } from "../support/server.ts";
import { fixtureRoot } from "./fixture.ts";

const nothing = /^I found nothing/;

interface Citation {
  readonly url_citation: {
    readonly start_index: number;
    readonly end_index: number;
    readonly url: string;
    readonly title: string;
  };
}

const graphOf = async (root: string) => {
  const library = createLibrary(await readCorpus(root));
  return createDocsQa(async () => library);
};

const contextOf = (...said: string[]) =>
  new ChatContext({ messages: said.map((content) => ({ role: "user" as const, content })) });

const times = (path: readonly string[], node: string) => path.filter((name) => name === node).length;

describe("on the documents of this project", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await open(createRegistry());
  });
  afterAll(() => server.close());

  test("how to register a graph is answered with code, streamed and not", async () => {
    const { content, annotations, finishReason } = await askBoth(server, "docs-qa", "How do I register a graph?");
    expect(content).toContain("registry.register(");
    expect(content).toMatch(/^> /m);
    expect(annotations.length).toBeGreaterThan(0);
    expect(finishReason).toBe("stop");
  });

  test.each([
    "How do I stream?",
    "What does max_completion_tokens do?",
    "How do I run several workers?",
    "Which errors can I get?",
    "What is a worker?",
    "How do I draw a graph?",
    "can I use it in my own Koa app?",
  ])("%s is answered from a document", async (question) => {
    const { content, annotations } = await askBoth(server, "docs-qa", question);
    expect(content).not.toMatch(nothing);
    expect(annotations.length).toBeGreaterThan(0);
  });

  test.each(["what is the capital of France", "Write me a poem about the sea", "法国的首都是哪里？", "asdf ghjkl"])(
    "where nothing is to be found, that is the answer: %s",
    async (question) => {
      const { content, annotations } = await askBoth(server, "docs-qa", question);
      expect(content).toMatch(nothing);
      expect(annotations).toEqual([]);
    },
  );

  test("what could be asked is offered, by the titles of the guide", async () => {
    const { content } = await askBoth(server, "docs-qa", "what is the capital of France");
    expect(content).toMatch(/You can ask me about:\n\n- /);
    expect(content).toContain("- Quick start");
  });

  test("a message without a question is not an error, nor is one of a megabyte", async () => {
    expect((await askBoth(server, "docs-qa", "")).content).toMatch(/^I found no question/);
    expect((await askBoth(server, "docs-qa", "x".repeat(1_000_000))).content).toMatch(nothing);
    expect((await askBoth(server, "docs-qa", "\u0000 <|endoftext|> ((((")).content).not.toBe("");
  });

  test("each citation says where its quotation stands, and in which document", async () => {
    const { content, annotations } = await askBoth(server, "docs-qa", "How do I register a graph?");
    for (const { url_citation } of annotations as Citation[]) {
      const quotation = content.slice(url_citation.start_index, url_citation.end_index);
      expect(quotation).toMatch(/^(> |```)/);
      expect(quotation).toMatch(/(\S|```)$/);
      expect(content.slice(0, url_citation.start_index)).toMatch(/\*\* \[\d+\]\n\n$/);
      expect(content).toContain(`${url_citation.title}](${url_citation.url})`);
    }
  });

  test("it is the model that answers when none is named", async () => {
    const response = await server.post("/v1/chat/completions", {
      messages: [{ role: "user", content: "What is a worker?" }],
    });
    expect(await response.json()).toMatchObject({ model: "docs-qa" });
  });
});

describe("the graph", () => {
  test("a question that the documents speak of is searched for once", async () => {
    const ctx = await (await graphOf(fixtureRoot)).run(contextOf("How do I register a graph?") as never);
    expect(ctx.path).toEqual([
      "listen",
      "retrieve/normalise",
      "retrieve/search",
      "retrieve/rank",
      "answer",
      "critique",
      "cite",
    ]);
  });

  test("poor evidence sends the search further afield, and no further than it goes", async () => {
    const graph = await graphOf(fixtureRoot);
    const typo = await graph.run(contextOf("regsitering") as never);
    expect(times(typo.path, "broaden")).toBe(1);
    expect(typo.response).toContain("registry.register(");
    const hopeless = await graph.run(contextOf("What is the capital of France?") as never);
    expect(times(hopeless.path, "broaden")).toBe(2);
    expect(hopeless.path.at(-1)).toBe("decline");
  });

  test("the answer streams in words, and says on the way what is going on", async () => {
    const deltas: string[] = [];
    const statuses: string[] = [];
    for await (const event of (await graphOf(fixtureRoot)).stream(contextOf("regsitering") as never)) {
      if (event.type === "delta" && event.delta.content) deltas.push(event.delta.content);
      if (event.type === "status") statuses.push(event.status.description);
    }
    expect(deltas.length).toBeGreaterThan(10);
    expect(statuses.length).toBeGreaterThanOrEqual(2);
  });

  test("a follow-up is understood from what was said before", async () => {
    const graph = await graphOf(fixtureRoot);
    const ctx = await graph.run(contextOf("How do I register a graph?", "Why?") as never);
    expect(ctx.response).toContain("Registering graphs");
  });

  test("without any document it still answers, that it found nothing", async () => {
    const ctx = await createDocsQa(async () => createLibrary([])).run(contextOf("How do I stream?") as never);
    expect(ctx.response).toMatch(nothing);
  });

  test("its drawing shows the search inside", async () => {
    expect((await graphOf(fixtureRoot)).draw()).toMatch(/subgraph[\s\S]*normalise/);
  });

  test("it answers from the project's documents in a registry of anyone's own", async () => {
    const registry = new GraphRegistry().register("mine", await graphOf(packageRoot()));
    await using server = await open(registry);
    expect((await askBoth(server, "mine", "How do I register a graph?")).content).toContain("registry.register(");
  });
});
