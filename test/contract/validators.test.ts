import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCompilable } from "../../codegen/schemas.ts";
import { document } from "../../generated/document.ts";
import { declared, operationIds, operations } from "../../generated/operations.ts";
import { type Validate, validators } from "../../generated/validators.ts";

const createChatCompletion = validators.createChatCompletion.body!;
const requests = exampleValues("/v1/chat/completions", "post");

/** A request with one user message and these other fields. */
const ask = (fields: object) => ({ messages: [{ role: "user", content: "Hello" }], ...fields });
const say = (...messages: unknown[]) => ({ messages });
const part = (value: unknown) => say({ role: "user", content: [value] });
const call = (value: unknown) => say({ role: "assistant", tool_calls: [value] });
const long = "a".repeat(1_048_577);

type Fault = [at: string, keyword: string, params?: object];

describe("a request with one fault is told that fault, at its own place", () => {
  const missing = (missingProperty: string) => ({ missingProperty });
  const type = (...types: string[]) => ({ type: types.length === 1 ? types[0] : types });
  const roles = { allowedValues: ["developer", "system", "user", "assistant", "tool", "function"] };
  const cases: [name: string, body: unknown, fault: Fault][] = [
    ["a number", 5, ["", "type", type("object")]],
    ["an array", [], ["", "type", type("object")]],
    ["no messages", {}, ["", "required", missing("messages")]],
    ["messages of a wrong type", { messages: "Hello" }, ["/messages", "type", type("array")]],
    ["no message", say(), ["/messages", "minItems", { limit: 1 }]],
    ["a message that is text", say("Hello"), ["/messages/0", "type", type("object")]],
    ["a message without a role", say({ content: "Hello" }), ["/messages/0", "required", missing("role")]],
    ["an unknown role", say({ role: "bot", content: "" }), ["/messages/0/role", "enum", roles]],
    ["a role of a wrong type", say({ role: null }), ["/messages/0/role", "type", type("string")]],
    ["a user message without content", say({ role: "user" }), ["/messages/0", "required", missing("content")]],
    [
      "a user message with null",
      say({ role: "user", content: null }),
      ["/messages/0/content", "type", type("string", "array")],
    ],
    [
      "a second message with a fault",
      say({ role: "user", content: "" }, { role: "tool", content: "" }),
      ["/messages/1", "required", missing("tool_call_id")],
    ],
    [
      "text over the limit",
      say({ role: "user", content: long }),
      ["/messages/0/content", "maxLength", { limit: 1_048_576 }],
    ],
    ["no part", say({ role: "user", content: [] }), ["/messages/0/content", "minItems", { limit: 1 }]],
    ["a part that is text", part("Hello"), ["/messages/0/content/0", "type", type("object")]],
    ["a part without a type", part({ text: "Hello" }), ["/messages/0/content/0", "required", missing("type")]],
    [
      "a part of an unknown type",
      part({ type: "video" }),
      ["/messages/0/content/0/type", "enum", { allowedValues: ["text", "image_url", "input_audio", "file"] }],
    ],
    ["a text part without text", part({ type: "text" }), ["/messages/0/content/0", "required", missing("text")]],
    [
      "an image that is a string",
      part({ type: "image_url", image_url: "x" }),
      ["/messages/0/content/0/image_url", "type", type("object")],
    ],
    [
      "an image without a url",
      part({ type: "image_url", image_url: {} }),
      ["/messages/0/content/0/image_url", "required", missing("url")],
    ],
    [
      "a sound of an unknown format",
      part({ type: "input_audio", input_audio: { data: "", format: "ogg" } }),
      ["/messages/0/content/0/input_audio/format", "enum"],
    ],
    [
      "an image in a system message",
      say({ role: "system", content: [{ type: "image_url" }] }),
      ["/messages/0/content/0", "required", missing("text")],
    ],
    ["a call without a type", call({ id: "1" }), ["/messages/0/tool_calls/0", "required", missing("type")]],
    [
      "a call with arguments that are no text",
      call({ id: "1", type: "function", function: { name: "f", arguments: {} } }),
      ["/messages/0/tool_calls/0/function/arguments", "type", type("string")],
    ],
    [
      "a custom call without input",
      call({ id: "1", type: "custom", custom: { name: "f" } }),
      ["/messages/0/tool_calls/0/custom", "required", missing("input")],
    ],
    ["an empty model", ask({ model: "" }), ["/model", "minLength", { limit: 1 }]],
    ["temperature as text", ask({ temperature: "1" }), ["/temperature", "type", type("number", "null")]],
    ["temperature below 0", ask({ temperature: -0.1 }), ["/temperature", "minimum", { limit: 0 }]],
    ["temperature above 2", ask({ temperature: 2.1 }), ["/temperature", "maximum", { limit: 2 }]],
    [
      "an infinite temperature",
      JSON.parse(`{"messages":[{"role":"user","content":""}],"temperature":1e400}`),
      ["/temperature", "type"],
    ],
    ["top_p above 1", ask({ top_p: 1.1 }), ["/top_p", "maximum", { limit: 1 }]],
    ["a penalty below -2", ask({ presence_penalty: -3 }), ["/presence_penalty", "minimum", { limit: -2 }]],
    ["n of 0", ask({ n: 0 }), ["/n", "minimum", { limit: 1 }]],
    ["n of 129", ask({ n: 129 }), ["/n", "maximum", { limit: 128 }]],
    ["half an n", ask({ n: 1.5 }), ["/n", "type", type("integer", "null")]],
    ["no token at all", ask({ max_tokens: 0 }), ["/max_tokens", "minimum", { limit: 1 }]],
    ["top_logprobs above 20", ask({ top_logprobs: 21 }), ["/top_logprobs", "maximum", { limit: 20 }]],
    ["a seed beyond 64 bits", ask({ seed: 1e30 }), ["/seed", "maximum"]],
    ["no stop", ask({ stop: [] }), ["/stop", "minItems", { limit: 1 }]],
    ["five stops", ask({ stop: ["a", "b", "c", "d", "e"] }), ["/stop", "maxItems", { limit: 4 }]],
    ["an empty stop", ask({ stop: "" }), ["/stop", "minLength", { limit: 1 }]],
    ["a stop that is a number", ask({ stop: ["a", 1] }), ["/stop/1", "type", type("string")]],
    ["stops in an object", ask({ stop: {} }), ["/stop", "type", type("string", "array", "null")]],
    ["a bias above 100", ask({ logit_bias: { "1": 101 } }), ["/logit_bias/1", "maximum", { limit: 100 }]],
    [
      "17 notes",
      ask({ metadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, ""])) }),
      ["/metadata", "maxProperties", { limit: 16 }],
    ],
    ["a note that is a number", ask({ metadata: { a: 1 } }), ["/metadata/a", "type", type("string")]],
    [
      "a note that is too long",
      ask({ metadata: { a: "x".repeat(513) } }),
      ["/metadata/a", "maxLength", { limit: 512 }],
    ],
    [
      "a note with too long a name",
      ask({ metadata: { ["x".repeat(65)]: "" } }),
      ["/metadata", "maxLength", { limit: 64 }],
    ],
    ["stream as text", ask({ stream: "true" }), ["/stream", "type", type("boolean", "null")]],
    [
      "an option that is no boolean",
      ask({ stream: true, stream_options: { include_usage: 1 } }),
      ["/stream_options/include_usage", "type", type("boolean")],
    ],
    [
      "an unknown response format",
      ask({ response_format: { type: "xml" } }),
      ["/response_format/type", "enum", { allowedValues: ["text", "json_schema", "json_object"] }],
    ],
    [
      "a response format without its schema",
      ask({ response_format: { type: "json_schema" } }),
      ["/response_format", "required", missing("json_schema")],
    ],
    [
      "a schema without a name",
      ask({ response_format: { type: "json_schema", json_schema: {} } }),
      ["/response_format/json_schema", "required", missing("name")],
    ],
    [
      "an unknown tool",
      ask({ tools: [{ type: "web_search" }] }),
      ["/tools/0/type", "enum", { allowedValues: ["function", "custom"] }],
    ],
    [
      "a tool with a bad name",
      ask({ tools: [{ type: "function", function: { name: "get weather" } }] }),
      ["/tools/0/function/name", "pattern"],
    ],
    [
      "a grammar in an unknown language",
      ask({
        tools: [
          {
            type: "custom",
            custom: { name: "q", format: { type: "grammar", grammar: { syntax: "ebnf", definition: "" } } },
          },
        ],
      }),
      ["/tools/0/custom/format/grammar/syntax", "enum"],
    ],
    [
      "an unknown choice",
      ask({ tool_choice: "maybe" }),
      ["/tool_choice", "enum", { allowedValues: ["none", "auto", "required"] }],
    ],
    ["a choice of a wrong type", ask({ tool_choice: 1 }), ["/tool_choice", "type", type("string", "object")]],
    [
      "a choice without a name",
      ask({ tool_choice: { type: "function", function: {} } }),
      ["/tool_choice/function", "required", missing("name")],
    ],
    [
      "allowed tools without a mode",
      ask({ tool_choice: { type: "allowed_tools", allowed_tools: { tools: [] } } }),
      ["/tool_choice/allowed_tools", "required", missing("mode")],
    ],
    ["no function", ask({ functions: [] }), ["/functions", "minItems", { limit: 1 }]],
    ["a function call without a name", ask({ function_call: {} }), ["/function_call", "required", missing("name")]],
    ["an unknown effort", ask({ reasoning_effort: "huge" }), ["/reasoning_effort", "enum"]],
    [
      "an unknown modality",
      ask({ modalities: ["smell"] }),
      ["/modalities/0", "enum", { allowedValues: ["text", "audio"] }],
    ],
    [
      "a voice without an id",
      ask({ audio: { voice: {}, format: "wav" } }),
      ["/audio/voice", "required", missing("id")],
    ],
    [
      "an identifier that is too long",
      ask({ safety_identifier: "x".repeat(65) }),
      ["/safety_identifier", "maxLength", { limit: 64 }],
    ],
    [
      "a place without its type",
      ask({ web_search_options: { user_location: { approximate: {} } } }),
      ["/web_search_options/user_location", "required", missing("type")],
    ],
    [
      "a name that exists only on prototypes",
      say({ role: "constructor", content: "" }),
      ["/messages/0/role", "enum", roles],
    ],
  ];

  test.each(cases)("%s", (_name, body, [instancePath, keyword, params = {}]) => {
    expect(faultsOf(createChatCompletion, body)[0]).toMatchObject({ instancePath, keyword, params });
  });

  test("and nothing else, except the branch that was taken", () => {
    for (const [, body] of cases) {
      const [, ...more] = faultsOf(createChatCompletion, body);
      expect(more.filter(({ keyword }) => keyword !== "if" && keyword !== "propertyNames")).toEqual([]);
    }
  });
});

describe("a request that clients really send is accepted", () => {
  const cases: [name: string, body: unknown][] = [
    ["no model", ask({})],
    [
      "unknown fields at any depth",
      ask({ plugin: 1, messages: [{ role: "user", content: [{ type: "text", text: "", cache_control: {} }], id: 7 }] }),
    ],
    [
      "null for the fields that may be null",
      ask({
        temperature: null,
        stop: null,
        metadata: null,
        stream_options: null,
        reasoning_effort: null,
        audio: null,
        n: null,
      }),
    ],
    [
      "an answer of the official client, sent back",
      say({
        role: "assistant",
        content: null,
        refusal: null,
        annotations: [],
        tool_calls: null,
        function_call: null,
        audio: null,
      }),
    ],
    ["an assistant message with a role and nothing else", say({ role: "assistant" })],
    ["an empty list of calls", say({ role: "assistant", content: "", tool_calls: [] })],
    ["a refusal part", say({ role: "assistant", content: [{ type: "refusal", refusal: "No." }] })],
    ["characters outside the first plane, counted once", say({ role: "user", content: "😀".repeat(1_048_576) })],
    [
      "a data URL over the limit of texts",
      part({ type: "image_url", image_url: { url: `data:image/png;base64,${long}` } }),
    ],
    [
      "a schema of any form",
      ask({
        response_format: {
          type: "json_schema",
          json_schema: { name: "x", schema: { $schema: "http://json-schema.org/draft-07/schema#" } },
        },
      }),
    ],
    ["a function message", say({ role: "function", name: "f", content: null })],
    [
      "a bound itself",
      ask({ temperature: 2, top_p: 0, n: 128, stop: ["a", "b", "c", "d"], max_completion_tokens: 1, top_logprobs: 20 }),
    ],
  ];
  test.each(cases)("%s", (_name, body) => expect(faultsOf(createChatCompletion, body)).toEqual([]));
});

test("a body is judged, never changed", () => {
  const body = ask({ stream_options: {}, tools: [{ type: "function", function: { name: "f" } }] });
  const before = structuredClone(body);
  createChatCompletion(body);
  expect(body).toEqual(before);
});

test("the generated validators and the contract itself agree on examples with random changes", () => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false, strictNumbers: true });
  ajv.addSchema({ ...document, $id: "document" });
  const original = ajv.compile({ $ref: "document#/components/schemas/CreateChatCompletionRequest" });
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom("user", "tool", "text", "function", "auto", [], {}, null, 0, -1, 1e9, ""),
  );
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...requests),
      fc.infiniteStream(fc.nat(1000)),
      junk,
      fc.boolean(),
      (example, choices, value, drop) => {
        const body = structuredClone(example);
        change(body, choices, value, drop);
        const fits = original(body);
        if (!fits) refused += 1;
        expect(createChatCompletion(body)).toBe(fits);
      },
    ),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(300);
});

test("every declared pair has a validator, and no other", () => {
  const judged = operationIds.flatMap((id) =>
    Object.entries(validators[id].responses).flatMap(([status, types]) =>
      Object.keys(types).map((type) => ({ id, status: Number(status), type })),
    ),
  );
  expect(judged).toEqual(declared);
  for (const id of operationIds) expect(validators[id].body === null).toBe(operations[id].requestBody === null);
});

describe("answers", () => {
  const chunk = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "demo", choices: [] };
  const event = validators.createChatCompletion.responses["200"]!["text/event-stream"]!;

  test("an event of a stream is a chunk or an error", () => {
    expect(faultsOf(event, chunk)).toEqual([]);
    expect(faultsOf(event, { error: { message: "", type: "", param: null, code: null } })).toEqual([]);
  });

  test("a chunk with a top-level error is no chunk, because clients would stop there", () => {
    expect(faultsOf(event, { ...chunk, error: { message: "", type: "", param: null, code: null } })).not.toEqual([]);
  });

  test("finish_reason may be null in a chunk, and not in a whole answer", () => {
    const choice = { index: 0, delta: {}, finish_reason: null };
    expect(faultsOf(event, { ...chunk, choices: [choice] })).toEqual([]);
    const whole = exampleAnswer();
    expect(faultsOf(answer(), whole)).toEqual([]);
    whole.choices[0]!.finish_reason = null;
    expect(faultsOf(answer(), whole)[0]).toMatchObject({ instancePath: "/choices/0/finish_reason" });
  });

  test("an empty list of calls is never an answer, because the next request would carry it", () => {
    const whole = exampleAnswer();
    expect(
      faultsOf(answer(), {
        ...whole,
        choices: [
          { ...whole.choices[0], message: { role: "assistant", content: null, refusal: null, tool_calls: [] } },
        ],
      })[0],
    ).toMatchObject({
      instancePath: "/choices/0/message/tool_calls",
      keyword: "minItems",
    });
  });

  test("an error has its four keys and no other", () => {
    const error = { message: "", type: "", param: null, code: null };
    const judge = validators.listModels.responses["401"]!["application/json"]!;
    for (const key of Object.keys(error))
      expect(faultsOf(judge, { error: { ...error, [key]: undefined } })).not.toEqual([]);
    expect(faultsOf(judge, { error: { ...error, stack: "" } })[0]).toMatchObject({ keyword: "additionalProperties" });
    expect(faultsOf(judge, { error, detail: "" })[0]).toMatchObject({ keyword: "additionalProperties" });
  });

  test("parameters are judged by place", () => {
    expect(faultsOf(validators.retrieveModel.parameters.path!, { model: "" })[0]).toMatchObject({
      instancePath: "/model",
    });
    expect(
      faultsOf(validators.createChatCompletion.parameters.header!, { "x-include-status": "yes", host: "localhost" })[0],
    ).toMatchObject({
      instancePath: "/x-include-status",
      keyword: "enum",
    });
    expect(faultsOf(validators.createChatCompletion.parameters.header!, { host: "localhost" })).toEqual([]);
  });

  function answer(): Validate {
    return validators.createChatCompletion.responses["200"]!["application/json"]!;
  }
});

describe("codegen refuses what it could only judge too mildly", () => {
  const compilable = (schema: object) => () => toCompilable({ components: {} }, { ...schema });
  test("a keyword that it does not know", () => {
    expect(compilable({ properties: { a: { uniqueItems: true } } })).toThrow(
      'codegen does not know the schema keyword "uniqueItems"',
    );
  });
  test("a union whose branches cannot be told apart", () => {
    expect(compilable({ anyOf: [{ type: "number" }, { type: "integer" }] })).toThrow("give it a discriminator");
    expect(
      compilable({
        oneOf: [
          { type: "object", properties: { a: {} } },
          { type: "object", required: ["a"] },
        ],
      }),
    ).toThrow("give it a discriminator");
  });
});

/** The faults that a validator finds, read at once. */
function faultsOf(validate: Validate, value: unknown) {
  return validate(value) ? [] : (validate.errors ?? []);
}

function exampleValues(path: string, method: string): unknown[] {
  const item = document.paths[path] as Record<
    string,
    { requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> } }
  >;
  return Object.values(item[method]!.requestBody.content["application/json"]!.examples).map(({ value }) => value);
}

function exampleAnswer() {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "demo",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "", refusal: null },
        logprobs: null,
        finish_reason: "stop" as string | null,
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

/** Replaces, or drops, one value somewhere inside. */
function change(body: unknown, choices: Iterator<number>, value: unknown, drop: boolean): void {
  let node = body;
  for (;;) {
    if (typeof node !== "object" || node === null) return;
    const keys = Object.keys(node);
    const key = keys[(choices.next().value as number) % keys.length];
    if (key === undefined) return;
    const child: unknown = Reflect.get(node, key);
    const deeper =
      typeof child === "object" &&
      child !== null &&
      Object.keys(child).length > 0 &&
      (choices.next().value as number) % 4 !== 0;
    if (!deeper) {
      if (drop && !Array.isArray(node)) Reflect.deleteProperty(node, key);
      else Reflect.set(node, key, value);
      return;
    }
    node = child;
  }
}
