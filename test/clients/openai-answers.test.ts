import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatContext, type ChatDelta, GraphRegistry } from "@thinkagain/serve";
import { connect, type Connection } from "../support/client.ts";

const messages = [{ role: "user" as const, content: "Hello" }];

const says = (...deltas: (string | ChatDelta)[]) =>
  async function* () {
    yield* deltas;
  };

let connection: Connection;
let client: Connection["client"];

beforeAll(async () => {
  const registry = new GraphRegistry()
    .register("counts", says("one ", "two ", "three ", "four ", "five"))
    .register("refuses", says({ refusal: "I cannot " }, { refusal: "do that." }))
    .register("reasons", says({ reasoning: "Two and " }, { reasoning: "two." }, "Four."))
    .register("filtered", async function* (ctx: ChatContext) {
      yield "Something";
      ctx.finish_reason = "content_filter";
    })
    .register(
      "busy-status",
      says({ status: "Searching" }, "Found ", { status: { description: "Done", done: true } }, "it."),
    )
    .register("cites", async function* () {
      yield "See the manual.";
      const url_citation = { start_index: 0, end_index: 3, url: "https://example.org", title: "Manual" };
      yield { annotations: [{ type: "url_citation" as const, url_citation }] };
    })
    .register("seeded", (ctx: ChatContext) => `seed ${ctx.seed}`)
    .register("empty", () => undefined)
    .register("parts", (ctx: ChatContext) =>
      JSON.stringify([ctx.user_query, ...ctx.parts("image_url"), ...ctx.parts("input_audio"), ...ctx.parts("file")]),
    )
    .register("sees", (ctx: ChatContext) => JSON.stringify(ctx.messages.at(-1)));
  connection = await connect(registry);
  ({ client } = connection);
});
afterAll(() => connection[Symbol.asyncDispose]());

test("a stop string ends the answer before it in both forms", async () => {
  const asked = { model: "counts", messages, stop: ["o th", "five"] };
  const { choices } = await client.chat.completions.create(asked);
  expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "one tw" } });
  const streamed = await client.chat.completions.stream(asked).finalChatCompletion();
  expect(streamed.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "one tw" } });
});

test.each(["max_tokens", "max_completion_tokens"])(
  "%s cuts the answer at exactly so many tokens in both forms",
  async (limit) => {
    const asked = { model: "counts", messages, [limit]: 2 };
    const whole = await client.chat.completions.create(asked);
    expect(whole.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "one two" } });
    expect(whole.usage?.completion_tokens).toBe(2);
    const streamed = await client.chat.completions.stream(asked).finalChatCompletion();
    expect(streamed.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "one two" } });
  },
);

test("n answers come from n runs, each with a seed of its own, and the stream tells them apart", async () => {
  const asked = { model: "seeded", messages, n: 3, seed: 40 };
  const texts = ["seed 40", "seed 41", "seed 42"];
  const whole = await client.chat.completions.create(asked);
  expect(whole.choices.map(({ index, message }) => [index, message.content])).toEqual([...texts.entries()]);
  const streamed = await client.chat.completions
    .stream({ ...asked, stream_options: { include_usage: true } })
    .finalChatCompletion();
  expect(streamed.choices.map(({ index, message }) => [index, message.content])).toEqual([...texts.entries()]);
  expect(streamed.usage).toEqual(whole.usage);
});

test("a refusal has no content and finishes with stop", async () => {
  const { choices } = await client.chat.completions.create({ model: "refuses", messages });
  expect(choices[0]).toMatchObject({
    finish_reason: "stop",
    message: { content: null, refusal: "I cannot do that." },
  });
  const stream = client.chat.completions.stream({ model: "refuses", messages });
  const heard: string[] = [];
  stream.on("refusal.delta", ({ delta }) => heard.push(delta));
  const { message } = (await stream.finalChatCompletion()).choices[0]!;
  expect(message).toMatchObject({ content: null, refusal: "I cannot do that." });
  expect(heard.join("")).toBe("I cannot do that.");
});

test("reasoning comes as reasoning_content, apart from the content, and is counted", async () => {
  const { choices, usage } = await client.chat.completions.create({ model: "reasons", messages });
  expect(choices[0]?.message).toMatchObject({ content: "Four.", reasoning_content: "Two and two." });
  expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(4);
  let reasoning = "";
  let content = "";
  for await (const chunk of await client.chat.completions.create({ model: "reasons", messages, stream: true })) {
    const delta = chunk.choices[0]?.delta as { content?: string; reasoning_content?: string };
    reasoning += delta.reasoning_content ?? "";
    content += delta.content ?? "";
  }
  expect([reasoning, content]).toEqual(["Two and two.", "Four."]);
});

test("a graph that says content_filter is believed in both forms", async () => {
  const { choices } = await client.chat.completions.create({ model: "filtered", messages });
  expect(choices[0]?.finish_reason).toBe("content_filter");
  const streamed = await client.chat.completions.stream({ model: "filtered", messages }).finalChatCompletion();
  expect(streamed.choices[0]?.finish_reason).toBe("content_filter");
});

test("an answer of nothing is an empty text, and the stream helper takes it", async () => {
  const { choices } = await client.chat.completions.create({ model: "empty", messages });
  expect(choices[0]?.message.content).toBe("");
  const streamed = await client.chat.completions.stream({ model: "empty", messages }).finalChatCompletion();
  expect(streamed.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "", role: "assistant" } });
});

test("annotations arrive in both forms", async () => {
  const cited = [{ type: "url_citation", url_citation: { url: "https://example.org" } }];
  const { choices } = await client.chat.completions.create({ model: "cites", messages });
  expect(choices[0]?.message.annotations).toMatchObject(cited);
  const streamed = await client.chat.completions.stream({ model: "cites", messages }).finalChatCompletion();
  expect(streamed.choices[0]?.message).toMatchObject({ annotations: cited });
});

test("status events break no loop that reads choices[0].delta, and no helper", async () => {
  const headers = { "x-include-status": "true" };
  const stream = await client.chat.completions.create({ model: "busy-status", messages, stream: true }, { headers });
  let content = "";
  const events: unknown[] = [];
  for await (const chunk of stream) {
    content += chunk.choices[0]!.delta.content ?? "";
    if ("event" in chunk) events.push(chunk.event);
  }
  expect(content).toBe("Found it.");
  expect(events).toEqual([
    { type: "status", data: { description: "Searching", done: false } },
    { type: "status", data: { description: "Done", done: true } },
  ]);
  const folded = await client.chat.completions
    .stream({ model: "busy-status", messages, n: 2 }, { headers })
    .finalChatCompletion();
  expect(folded.choices.map(({ message }) => message.content)).toEqual(["Found it.", "Found it."]);
});

test("usage comes in the last chunk on request, with empty choices, and the helper reports it as it is without a stream", async () => {
  const asked = { model: "counts", messages };
  const { usage } = await client.chat.completions.create(asked);
  expect(usage).toMatchObject({ completion_tokens: 5, total_tokens: 5 + (usage?.prompt_tokens ?? 0) });
  const options = { stream: true as const, stream_options: { include_usage: true } };
  const chunks = [];
  for await (const chunk of await client.chat.completions.create({ ...asked, ...options })) chunks.push(chunk);
  const last = chunks.pop();
  expect(last).toMatchObject({ choices: [], usage });
  expect(chunks.every((chunk) => chunk.usage === null)).toBe(true);
  for await (const chunk of await client.chat.completions.create({ ...asked, stream: true }))
    expect(chunk).not.toHaveProperty("usage");
  const helper = client.chat.completions.stream({ ...asked, ...options });
  expect(await helper.totalUsage()).toMatchObject({ completion_tokens: 5 });
});

test("toReadableStream carries the chunks to a browser, where fromReadableStream folds them", async () => {
  const { ChatCompletionStream } = await import("openai/lib/ChatCompletionStream");
  const whole = await client.chat.completions.create({ model: "counts", messages });
  const carried = client.chat.completions.stream({ model: "counts", messages }).toReadableStream();
  const folded = await ChatCompletionStream.fromReadableStream(carried).finalChatCompletion();
  expect(folded.choices[0]?.message.content).toBe(whole.choices[0]?.message.content);
  const raw = await client.chat.completions.create({ model: "counts", messages, stream: true });
  const lines = (await new Response(raw.toReadableStream()).text()).trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { object: string }).object)).toEqual(
    lines.map(() => "chat.completion.chunk"),
  );
});

test("an answer may be sent back as it came, and the conversation goes on", async () => {
  const { choices } = await client.chat.completions.create({ model: "refuses", messages });
  const history = [...messages, choices[0]!.message, { role: "user" as const, content: "And now?" }];
  const next = await client.chat.completions.create({ model: "sees", messages: history });
  expect(next.choices[0]?.message.content).toBe('{"role":"user","content":"And now?"}');
});

test("content parts of every kind reach the graph as they were sent", async () => {
  const image = { type: "image_url" as const, image_url: { url: "https://example.org/a.png", detail: "low" as const } };
  const audio = { type: "input_audio" as const, input_audio: { data: "AAAA", format: "wav" as const } };
  const file = { type: "file" as const, file: { filename: "a.pdf", file_data: "data:application/pdf;base64,AAAA" } };
  const content = [{ type: "text" as const, text: "See" }, image, audio, file, { type: "text" as const, text: "this" }];
  const asked = { model: "parts", messages: [{ role: "user" as const, content }] };
  const { choices } = await client.chat.completions.create(asked);
  expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual(["See\nthis", image, audio, file]);
});

test("withResponse and asResponse show OpenAI's headers", async () => {
  const { response, request_id } = await client.chat.completions.create({ model: "counts", messages }).withResponse();
  expect(request_id).toMatch(/^req_[0-9a-f]{32}$/);
  expect(response.headers.get("openai-processing-ms")).toMatch(/^\d+$/);
  expect(response.headers.get("content-type")).toBe("application/json");
});
