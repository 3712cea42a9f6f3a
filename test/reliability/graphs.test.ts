import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, type ChatDelta, END, Graph, GraphRegistry } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

const MIB = 1024 ** 2;
const forms = [{ stream: false }, { stream: true }];
const TOO_LARGE = { error: { type: "server_error", code: "output_too_large" } };

test.each(forms)("G4: a cycle ends at the step limit, and says so: %j", async (form) => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry);
  const response = await server.post(CHAT, ask("p-loop", "", form));
  expect([response.status, await response.json()]).toMatchObject([500, { error: { code: "graph_step_limit" } }]);
  expect(counts("p-loop")).toEqual({ starts: 1_000, ends: 1_000, aborts: 0 });
});

describe("G5: an answer that grows beyond maxOutputChars is stopped, and never cut in silence", () => {
  test.each(forms)("text, with memory flat: %j", async (form) => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { maxOutputChars: MIB, strictResponses: false });
    const before = process.memoryUsage().rss;
    for (let round = 1; round <= 10; round++) {
      const response = await server.post(CHAT, ask("p-huge", "100", form));
      const text = await response.text();
      expect(response.status).toBe(form.stream ? 200 : 500);
      expect(form.stream ? dataOf(text).at(-1) : JSON.parse(text)).toMatchObject(TOO_LARGE);
      expect(text).not.toContain("[DONE]");
      expect(text.length).toBeLessThan(2 * MIB);
      await until(() => counts("p-huge").ends === round);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MIB);
  });

  const piece = "x".repeat(1_000);
  const endless = (say: (at: number) => object) =>
    async function* () {
      for (let at = 0; ; at++) yield say(at) as { content: string };
    };
  const kinds = new GraphRegistry()
    .register(
      "reasoning",
      endless(() => ({ reasoning: piece })),
    )
    .register(
      "refusal",
      endless(() => ({ refusal: piece })),
    )
    .register(
      "one tool call",
      endless((at) => ({ tool_calls: [{ index: 0, function: { ...(at === 0 && { name: "f" }), arguments: piece } }] })),
    )
    .register(
      "many tool calls",
      endless((at) => ({ tool_calls: [{ id: `call_${at}`, function: { name: "f", arguments: "{}" } }] })),
    )
    .register(
      "annotations",
      endless(() => ({
        annotations: [
          {
            type: "url_citation",
            url_citation: { start_index: 0, end_index: 1, url: "https://a.example", title: piece },
          },
        ],
      })),
    )
    .register("assigned text", (ctx: ChatContext) => void (ctx.response = piece.repeat(11)))
    .register(
      "a draft",
      new Graph<ChatContext>("draft").addNode("draft", () => piece.repeat(11), { draft: true }).addEdge("draft", END),
    );

  test.each(kinds.list().flatMap(({ name }) => forms.map((form) => ({ ...form, name }))))(
    "$name, stream: $stream",
    async ({ name, stream }) => {
      await using server = await open(kinds, { maxOutputChars: 10_000 });
      const text = await (await server.post(CHAT, ask(name, "x", { stream }))).text();
      const last = text.startsWith("data: ") ? dataOf(text).at(-1) : JSON.parse(text);
      expect(last).toMatchObject(TOO_LARGE);
      expect(text).not.toContain("[DONE]");
    },
  );

  const token = { token: "x", logprob: -1, bytes: null };
  test.each<readonly [what: string, say: (at: number) => ChatDelta, wanted: object]>([
    [
      "of calls",
      (at: number) => ({ tool_calls: [{ id: `call_${at}`, function: { name: "f", arguments: "{}" } }] }),
      {},
    ],
    [
      "of log probabilities",
      () => ({
        content: "x",
        logprobs: { content: [{ ...token, top_logprobs: Array.from({ length: 5 }, () => token) }] },
      }),
      { logprobs: true, top_logprobs: 5 },
    ],
  ])("counts what is sent around the words %s", async (_what, say, wanted) => {
    const registry = new GraphRegistry().register("frames", async function* () {
      for (let at = 0; at < 300; at++) yield say(at);
    });
    await using server = await open(registry, { maxOutputChars: 10_000 });
    expect(await (await server.post(CHAT, ask("frames", "x", wanted))).json()).toMatchObject(TOO_LARGE);
  });

  test("counts all choices together, and an answer that just fits is whole", async () => {
    const registry = new GraphRegistry().register("fits", () => "x".repeat(100));
    await using server = await open(registry, { maxOutputChars: 300 });
    expect((await server.post(CHAT, ask("fits", "x", { n: 3 }))).status).toBe(200);
    const response = await server.post(CHAT, ask("fits", "x", { n: 4 }));
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject(TOO_LARGE);
  });
});

test("G7: what a graph does to its request reaches no other choice, no usage and no later request", async () => {
  let spoilt = 0;
  const registry = new GraphRegistry().register("spoils", (ctx: ChatContext) => {
    const heard = JSON.stringify(ctx.messages);
    const wild = ctx as unknown as { messages: { content: string }[]; metadata: Record<string, string>; stop: unknown };
    for (const message of wild.messages) message.content = "spoilt".repeat(1_000);
    wild.metadata["spoilt"] = "yes";
    wild.messages.length = 0;
    wild.stop = ["messages"];
    spoilt++;
    return heard;
  });
  await using server = await open(registry);
  const request = ask("spoils", "as I sent it", { n: 2, metadata: { a: "b" } });
  const answers: Completion[] = [];
  for (let round = 0; round < 2; round++) {
    const response = await server.post(CHAT, request);
    answers.push((await response.json()) as Completion);
  }
  const heard = JSON.stringify([{ role: "user", content: "as I sent it" }]);
  for (const { choices, usage } of answers) {
    expect(choices.map(({ message }) => message.content)).toEqual([heard, heard]);
    expect(usage.prompt_tokens).toBeLessThan(50);
  }
  expect(spoilt).toBe(4);
});

interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string } }[];
  readonly usage: { readonly prompt_tokens: number };
}

test("G8: five hundred runs of one graph at once keep their states apart", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry);
  const answers = Array.from({ length: 500 }, async (_, at) => {
    const response = await server.post(CHAT, ask("p-nonce", `n${at}`));
    return ((await response.json()) as Completion).choices[0]?.message.content;
  });
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 500 }, (_, at) => `n${at}`));
  expect(counts("p-nonce").starts).toBe(500);
});

test.each(forms)("G9: what a worker says that was given up goes nowhere: %j", async (form) => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry, { firstOutputTimeoutMs: 50 });
  const response = await server.post(CHAT, ask("p-deaf", "300", form));
  expect([response.status, await response.json()]).toMatchObject([504, { error: { code: "request_timeout" } }]);
  await until(() => counts("p-deaf").ends === 1);
  expect(await (await server.post(CHAT, ask("p-echo", "next", form))).text()).not.toContain("too late");
});

test.each(forms)("G10: what a graph writes after its end is dropped: %j", async (form) => {
  let late = 0;
  const registry = new GraphRegistry().register("restless", async function* (ctx: ChatContext) {
    let left = 50;
    const timer = setInterval(() => {
      ctx.response = `late ${++late}`;
      ctx.reasoning = "late";
      ctx.tool_calls = [{ id: "1", type: "function", function: { name: "late", arguments: "{}" } }];
      ctx.log("late");
      if (--left === 0) clearInterval(timer);
    }, 2);
    yield "in time";
  });
  await using server = await open(registry);
  const first = await (await server.post(CHAT, ask("restless", "x", form))).text();
  await sleep(20);
  const second = await (await server.post(CHAT, ask("restless", "x", form))).text();
  await until(() => late >= 100);
  for (const text of [first, second]) {
    expect(text).toContain("in time");
    expect(text).not.toContain("late");
  }
});
