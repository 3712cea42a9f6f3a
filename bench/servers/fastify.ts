import fastify from "fastify";
import { completion } from "./completion.ts";
import { announce } from "./parent.ts";
import { type Asked, writeStream } from "./streams.ts";

const text = { type: "string" } as const;
const count = { type: "integer" } as const;

const request = {
  type: "object",
  required: ["model", "messages"],
  properties: {
    model: text,
    stream: { type: "boolean" },
    messages: {
      type: "array",
      minItems: 1,
      items: { type: "object", required: ["role", "content"], properties: { role: text, content: text } },
    },
  },
} as const;

const response = {
  type: "object",
  properties: {
    id: text,
    object: text,
    created: count,
    model: text,
    choices: {
      type: "array",
      items: {
        type: "object",
        properties: {
          index: count,
          message: {
            type: "object",
            properties: {
              role: text,
              content: text,
              refusal: { type: "null" },
              annotations: { type: "array", items: text },
            },
          },
          logprobs: { type: "null" },
          finish_reason: text,
        },
      },
    },
    usage: {
      type: "object",
      properties: {
        prompt_tokens: count,
        completion_tokens: count,
        total_tokens: count,
        prompt_tokens_details: { type: "object", additionalProperties: count },
        completion_tokens_details: { type: "object", additionalProperties: count },
      },
    },
  },
} as const;

/** Fastify with a schema for what comes in and one for what goes out, as its guide says. */
const server = fastify();
server.post<{ Body: Asked }>(
  "/v1/chat/completions",
  { schema: { body: request, response: { 200: response } } },
  async ({ body }, reply) => {
    if (!body.stream) return completion;
    reply.hijack();
    await writeStream(reply.raw, body);
    return reply;
  },
);
announce(await server.listen({ port: 0, host: "127.0.0.1" }));
