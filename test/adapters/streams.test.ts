import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type ChatContext, type ChatDelta, END, Graph, GraphRegistry } from "@thinkagain/serve";
import { askBoth } from "../support/chat.ts";
import { connect } from "../support/client.ts";
import { ask, CHAT, open } from "../support/server.ts";

type Step = Parameters<GraphRegistry["register"]>[1];
const serveOne = (step: Step) => connect(new GraphRegistry().register("it", step));
const hello = [{ role: "user" as const, content: "Hello" }];
const openOne = (step: Step) => open(new GraphRegistry().register("it", step));

/** A stream of numbers that never ends, and that tells when it is cancelled. */
function endless() {
  const cancelled = Promise.withResolvers<void>();
  let at = 0;
  const stream = new ReadableStream<string>({
    async pull(controller) {
      await pause(5);
      controller.enqueue(`${at++} `);
    },
    cancel: () => cancelled.resolve(),
  });
  return { stream, cancelled: cancelled.promise };
}

test.each<[string, Step]>([
  ["a ReadableStream of text", () => ReadableStream.from(["one ", "two"])],
  ["a promise of one", async () => ReadableStream.from(["one ", "two"])],
  ["a ReadableStream of deltas", () => ReadableStream.from<ChatDelta>([{ content: "one " }, { content: "two" }])],
  ["a ReadableStream that was decoded", () => new Blob(["one two"]).stream().pipeThrough(new TextDecoderStream())],
  [
    "an async generator",
    async function* () {
      yield "one ";
      yield { content: "two" };
    },
  ],
  [
    "any async iterable",
    () => ({
      async *[Symbol.asyncIterator]() {
        yield "one ";
        yield "two";
      },
    }),
  ],
])("%s is an answer, the same in both forms", async (_kind, step) => {
  await using server = await openOne(step);
  expect(await askBoth(server, "it", "Hello")).toMatchObject({ content: "one two", finishReason: "stop" });
});

test("a ReadableStream is a node like any other", async () => {
  const graph = new Graph<ChatContext>("it")
    .addNode("first", () => ReadableStream.from(["one "]))
    .addNode("second", () => ReadableStream.from(["two"]))
    .addEdge("first", "second")
    .addEdge("second", END);
  await using server = await openOne(graph);
  expect((await askBoth(server, "it", "Hello")).content).toBe("one two");
});

test("a stop in the middle cancels the ReadableStream", async () => {
  const { stream, cancelled } = endless();
  await using it = await serveOne(() => stream);
  const { choices } = await it.client.chat.completions.create({ model: "it", messages: hello, stop: "3" });
  expect(choices[0]).toMatchObject({ message: { content: "0 1 2 " }, finish_reason: "stop" });
  await cancelled;
});

test("a client that leaves cancels the ReadableStream", async () => {
  const { stream, cancelled } = endless();
  await using it = await serveOne(() => stream);
  const answer = await it.client.chat.completions.create({ model: "it", messages: hello, stream: true });
  for await (const chunk of answer) if (chunk.choices[0]?.delta.content) break;
  await cancelled;
});

test("a ReadableStream that fails is an error, before the first chunk a status", async () => {
  const failing = new ReadableStream<string>({ pull: (controller) => controller.error(new Error("secret detail")) });
  await using server = await openOne(() => failing);
  const response = await server.post(CHAT, ask("it"));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
});

test.each([true, false])(
  "a client that leaves cancels a ReadableStream that says nothing (stream: %s)",
  async (stream) => {
    const started = Promise.withResolvers<void>();
    const cancelled = Promise.withResolvers<unknown>();
    const silent = new ReadableStream<string>(
      {
        pull: () => started.resolve(),
        cancel: (reason) => cancelled.resolve(reason),
      },
      { highWaterMark: 0 },
    );
    await using it = await serveOne(() => silent);
    const leaving = new AbortController();
    const asked = it.client.chat.completions
      .create({ model: "it", messages: hello, stream }, { signal: leaving.signal })
      .catch(() => undefined);
    await started.promise;
    leaving.abort();
    await cancelled.promise;
    await asked;
  },
);
