import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import { expectTypeOf } from "vitest";
import { z } from "zod";

interface Routed extends ChatContext {
  topic: "sales" | "support";
  count: number;
}

const endpoint = { model: "m", apiKey: false } as const;
const topics = z.enum(["sales", "support"]);

// A model is a node of a typed graph as it is; prompt and messages see the graph's own context.
new Graph<Routed>("typed")
  .addNode(
    "chat",
    chatModel({ ...endpoint, prompt: (ctx) => ctx.topic, messages: (ctx) => ctx.messages.slice(ctx.count) }),
  )
  .addEdge("chat", END);

// A value goes into a field that can hold it, or where a function puts it.
new Graph<Routed>("routed")
  .addNode("classify", chatModel({ ...endpoint, schema: topics, as: "topic" }))
  .addNode(
    "count",
    chatModel({
      ...endpoint,
      schema: z.object({ n: z.coerce.number() }),
      into: (ctx, value) => {
        expectTypeOf(value).toEqualTypeOf<{ n: number }>();
        ctx.count = value.n;
      },
    }),
  )
  .addEdge("classify", "count")
  .addEdge("count", END);

new Graph<Routed>("wrong").addNode(
  "classify",
  // @ts-expect-error -- a topic does not go into a number
  chatModel({ ...endpoint, schema: topics, as: "count" }),
);

// @ts-expect-error -- `n` is the server's
chatModel({ ...endpoint, forward: ["n"] });
