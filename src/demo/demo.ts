import { setTimeout as pause } from "node:timers/promises";
import { type ChatContext, END, Graph } from "../index.ts";
import { sample } from "./sample.ts";
import { wordByWord } from "./word-by-word.ts";

interface DemoState extends ChatContext {
  topic: string;
}

const longestTopic = 200;
const msPerWord = 10;

/** Two nodes that stand where a model would: one thinks about the question, the other answers at reading speed, in JSON if asked to. */
export const demo = new Graph<DemoState>("demo")
  .addNode("think", function* (ctx) {
    yield { status: "Thinking" };
    ctx.topic = shorten(ctx.user_query.replaceAll(/\s+/g, " ").trim());
  })
  .addNode("answer", async function* (ctx) {
    for (const word of wordByWord(toAnswer(ctx))) {
      yield word;
      await pause(msPerWord, undefined, { signal: ctx.signal });
    }
  })
  .addEdge("think", "answer")
  .addEdge("answer", END);

function toAnswer({ response_format: format, topic }: DemoState): string {
  switch (format?.type) {
    case "json_schema":
      return JSON.stringify(sample(format.json_schema.schema, topic), null, 1);
    case "json_object":
      return JSON.stringify({ heard: topic, mock: true }, null, 1);
    case "text":
    case undefined:
      return reply(topic);
    default:
      return format satisfies never;
  }
}

function reply(topic: string): string {
  const heard = topic === "" ? "Hello! You sent no text." : `Hello! You said: “${topic}”.`;
  return `${heard} I am a mock of two nodes: the first thought about your words, the second is saying this one word at a time. Put your own workers in our place, and they are your model.`;
}

function shorten(text: string): string {
  if (text.length <= longestTopic) return text;
  return `${text.slice(0, longestTopic).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
