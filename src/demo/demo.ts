import { setTimeout as pause } from "node:timers/promises";
import { type ChatContext, END, Graph } from "../index.ts";
import { wordByWord } from "./word-by-word.ts";

interface DemoState extends ChatContext {
  topic: string;
}

const longestTopic = 200;
const msPerWord = 10;

/** Two nodes that stand where a model and its tools would: one thinks about the question, the other answers at reading speed. */
export const demo = new Graph<DemoState>("demo")
  .addNode("think", function* (ctx) {
    yield { status: "Thinking" };
    ctx.topic = shorten(ctx.user_query.replaceAll(/\s+/g, " ").trim());
  })
  .addNode("answer", async function* (ctx) {
    for (const word of wordByWord(reply(ctx.topic))) {
      yield word;
      await pause(msPerWord, undefined, { signal: ctx.signal });
    }
  })
  .addEdge("think", "answer")
  .addEdge("answer", END);

function reply(topic: string): string {
  const heard = topic === "" ? "Hello! You sent no text." : `Hello! You said: “${topic}”.`;
  return `${heard} I am a mock of two nodes: the first thought about your words, the second is saying this one word at a time. Put your own workers in our place, and they are your model.`;
}

function shorten(text: string): string {
  if (text.length <= longestTopic) return text;
  return `${text.slice(0, longestTopic).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
