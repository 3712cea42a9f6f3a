import { LengthFinishReasonError, ContentFilterFinishReasonError } from "openai/error";
import { zodFunction, zodResponseFormat } from "openai/helpers/zod";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { z } from "zod";
import { connect, type Connection } from "../support/client.ts";

const messages = [{ role: "user" as const, content: "Who?" }];
const Person = z.object({
  name: z.string(),
  age: z.number().int(),
  friends: z.array(z.object({ name: z.string() })).nullable(),
});
const alice = { name: "Alice", age: 30, friends: [{ name: "Bob" }] };
const response_format = zodResponseFormat(Person, "person");

let connection: Connection;
let client: Connection["client"];

beforeAll(async () => {
  const registry = new GraphRegistry()
    .register("person", async function* () {
      for (const piece of JSON.stringify(alice).match(/.{1,7}/g) ?? []) yield piece;
    })
    .register("prose", async function* () {
      yield "It is ";
      yield "Alice.";
    })
    .register("refuses", async function* () {
      yield { refusal: "I do not tell." };
    })
    .register("filtered", async function* (ctx: ChatContext) {
      yield '{"na';
      ctx.finish_reason = "content_filter";
    })
    .register("calls", async function* () {
      yield { tool_calls: [{ function: { name: "find", arguments: { name: "Alice" } } }] };
    })
    .register("learns", (ctx: ChatContext) => (ctx.validation_error ? JSON.stringify(alice) : "Alice"));
  connection = await connect(registry, { repairResponses: true });
  ({ client } = connection);
});
afterAll(() => connection[Symbol.asyncDispose]());

test("parse returns the object of a zod schema", async () => {
  const completion = await client.chat.completions.parse({ model: "person", messages, response_format });
  expect(completion.choices[0]?.message.parsed).toEqual(alice);
});

test("the stream helper parses what it has folded", async () => {
  const stream = client.chat.completions.stream({ model: "person", messages, response_format });
  let last: unknown;
  stream.on("content.delta", ({ parsed }) => (last = parsed));
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]?.message.parsed).toEqual(alice);
  expect(last).toEqual(alice);
});

test("each of n answers is parsed", async () => {
  const { choices } = await client.chat.completions.parse({ model: "person", messages, response_format, n: 2 });
  expect(choices.map(({ message }) => message.parsed)).toEqual([alice, alice]);
});

test("an answer that does not fit is an error in both forms, never free text, and is not asked for again", async () => {
  const asked = { model: "prose", messages, response_format };
  const mismatch = { status: 500, code: "response_format_mismatch", param: "response_format" };
  await expect(client.chat.completions.parse(asked)).rejects.toMatchObject(mismatch);
  await expect(client.chat.completions.stream(asked).finalChatCompletion()).rejects.toMatchObject(mismatch);
});

test("a graph may repair its answer when it is told what is wrong", async () => {
  const { choices } = await client.chat.completions.parse({ model: "learns", messages, response_format });
  expect(choices[0]?.message.parsed).toEqual(alice);
});

test("an answer cut by the token limit is the client's LengthFinishReasonError", async () => {
  const asked = { model: "person", messages, response_format, max_completion_tokens: 3 };
  await expect(client.chat.completions.parse(asked)).rejects.toThrow(LengthFinishReasonError);
  await expect(client.chat.completions.stream(asked).finalChatCompletion()).rejects.toThrow(LengthFinishReasonError);
});

test("a filtered answer is the client's ContentFilterFinishReasonError", async () => {
  const asked = { model: "filtered", messages, response_format };
  await expect(client.chat.completions.parse(asked)).rejects.toThrow(ContentFilterFinishReasonError);
  await expect(client.chat.completions.stream(asked).finalChatCompletion()).rejects.toThrow(
    ContentFilterFinishReasonError,
  );
});

test("a refusal passes, with parsed null", async () => {
  const asked = { model: "refuses", messages, response_format };
  const { message } = (await client.chat.completions.parse(asked)).choices[0]!;
  expect(message).toMatchObject({ refusal: "I do not tell.", content: null, parsed: null });
  const folded = await client.chat.completions.stream(asked).finalChatCompletion();
  expect(folded.choices[0]?.message).toMatchObject({ refusal: "I do not tell.", parsed: null });
});

test("a strict function's arguments are parsed", async () => {
  const tools = [zodFunction({ name: "find", parameters: z.object({ name: z.string() }) })];
  const { choices } = await client.chat.completions.parse({ model: "calls", messages, response_format, tools });
  const [call] = choices[0]?.message.tool_calls ?? [];
  expect(call?.type === "function" && call.function.parsed_arguments).toEqual({ name: "Alice" });
});

test("recursion, unions and definitions of zod are taken", async () => {
  interface Tree {
    readonly value: string | number;
    readonly children: Tree[];
  }
  const Tree: z.ZodType<Tree> = z.object({
    value: z.union([z.string(), z.number()]),
    get children() {
      return z.array(Tree);
    },
  });
  const tree = { value: 1, children: [{ value: "a", children: [] }] };
  const registry = new GraphRegistry().register("tree", () => JSON.stringify(tree));
  await using served = await connect(registry);
  const { choices } = await served.client.chat.completions.parse({
    model: "tree",
    messages,
    response_format: zodResponseFormat(Tree, "tree"),
  });
  expect(choices[0]?.message.parsed).toEqual(tree);
});

test("a json_object is any object, and nothing else", async () => {
  const json = { response_format: { type: "json_object" as const }, messages };
  const { choices } = await client.chat.completions.create({ model: "person", ...json });
  expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual(alice);
  await expect(client.chat.completions.create({ model: "prose", ...json })).rejects.toMatchObject({ status: 500 });
});

test("a schema that strict does not allow is a 400 that names its place", async () => {
  const schema = { type: "object", properties: { a: { type: "string" } }, required: [], additionalProperties: false };
  const json_schema = { name: "open", strict: true, schema };
  const asked = { model: "person", messages, response_format: { type: "json_schema" as const, json_schema } };
  await expect(client.chat.completions.create(asked)).rejects.toMatchObject({
    status: 400,
    code: "invalid_json_schema",
    param: "response_format.json_schema.schema",
    message: expect.stringContaining("Invalid schema for response_format 'open': In context=") as unknown,
  });
});
