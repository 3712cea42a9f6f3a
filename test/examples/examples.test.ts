import { glob, readdir, readFile } from "node:fs/promises";
import { type ChatContext, GraphRegistry, type Step } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { minimal } from "../../examples/minimal.ts";
import { parallelRetrieval } from "../../examples/parallel-retrieval.ts";
import { selfCorrecting } from "../../examples/self-correcting.ts";
import { streaming } from "../../examples/streaming.ts";
import { subgraphs } from "../../examples/subgraphs.ts";
import { askBoth } from "../support/chat.ts";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

const serveOne = <C extends ChatContext>(graph: Step<C>) => open(new GraphRegistry().register("example", graph));

async function answerOf<C extends ChatContext>(graph: Step<C>, question: string): Promise<string> {
  await using server = await serveOne(graph);
  const { content, finishReason } = await askBoth(server, "example", question);
  expect(finishReason).toBe("stop");
  return content;
}

test("every example has a test", async () => {
  const tests = await Array.fromAsync(glob("test/**/*.test.ts"), (path) => readFile(path, "utf8"));
  const files = (await readdir("examples")).filter((name) => name.endsWith(".ts"));
  expect(files.filter((name) => !tests.some((source) => source.includes(`examples/${name}`)))).toEqual([]);
});

test("minimal answers with what it heard", async () => {
  expect(await answerOf(minimal, "Hello")).toBe("You said: Hello");
  expect(minimal.draw()).toContain("echo");
});

describe("streaming", () => {
  test("counts down from the number in the question", async () => {
    expect(await answerOf(streaming, "From 4, please")).toBe("4… 3… 2… 1… Lift-off!");
  });

  test("sends each number while the next one is still to come", async () => {
    await using server = await serveOne(streaming);
    const response = await server.post(CHAT, ask("example", "5", { stream: true }));
    let reads = 0;
    let text = "";
    for await (const bytes of response.body ?? []) {
      reads += 1;
      text += new TextDecoder().decode(bytes);
    }
    expect(reads).toBeGreaterThan(3);
    expect(dataOf(text).length).toBeGreaterThan(6);
  });
});

describe("self-correcting", () => {
  const long = [
    "The committee met on Tuesday to talk about the bridge over the river, which has been closed since the flood.",
    "It rained.",
    "Nobody was surprised.",
    "After three hours the members agreed to repair it, and to begin before the winter comes.",
  ].join(" ");

  test("sends the last draft only, short enough and made of sentences of the text", async () => {
    const answer = await answerOf(selfCorrecting, long);
    expect(answer.split(" ").length).toBeLessThanOrEqual(25);
    expect(long).toContain(answer);
  });

  test("leaves a short text as it is", async () => {
    expect(await answerOf(selfCorrecting, "It rained. Nobody was surprised.")).toBe("It rained. Nobody was surprised.");
  });

  test("is drawn with its loop and its draft", () => {
    expect(selfCorrecting.draw()).toContain("too long");
  });
});

describe("parallel-retrieval", () => {
  test("merges what both shelves have", async () => {
    const answer = await answerOf(parallelRetrieval, "Who hunts?");
    expect(answer).toBe("- book Moby-Dick: a captain hunts a whale\n- film Jaws: a shark hunts a town\n");
  });

  test("says so where neither has anything", async () => {
    expect(await answerOf(parallelRetrieval, "cooking")).toBe("Nothing on my shelves is about that.");
  });

  test("is drawn with its branches", () => {
    expect(parallelRetrieval.draw()).toMatch(/books[\s\S]*films/);
  });
});

describe("subgraphs", () => {
  test.each([
    ["What is 12 × 4?", "12 * 4 = 48"],
    ["1,000 / 8", "1000 / 8 = 125"],
    ["0.5 + -2", "0.5 + -2 = -1.5"],
    ["Who are you?", "Give me two numbers and one of + - * /."],
  ])("%s is answered with %s", async (question, answer) => {
    expect(await answerOf(subgraphs, question)).toBe(answer);
  });

  test("is drawn with the inner graph inside", () => {
    expect(subgraphs.draw()).toMatch(/subgraph[\s\S]*parse/);
  });
});
