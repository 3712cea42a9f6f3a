import { agent, chatModel, tool } from "@thinkagain/serve/llm";
import { z } from "zod";

const operations = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
};

/** Computes, so that the model need not guess. What it throws is read by the model, which may try again. */
export const calculate = tool({
  name: "calculate",
  description: "Computes with two numbers, exactly. Call it for every step of a calculation.",
  input: z.object({ operation: z.enum(["add", "subtract", "multiply", "divide"]), a: z.number(), b: z.number() }),
  run({ operation, a, b }) {
    const result = operations[operation](a, b);
    if (!Number.isFinite(result)) throw new RangeError(`${a} and ${b} have no such result`);
    return result;
  },
});

const stock = [
  { item: "screw", price: 0.12, left: 5_000 },
  { item: "hinge", price: 3.4, left: 120 },
  { item: "door", price: 189, left: 4 },
];

/** Looks into the stock: the place of your own database. */
export const lookUp = tool({
  name: "look_up",
  description: "Finds items of our shop by a part of their name, with the price of one and how many are left.",
  input: z.object({ name: z.string() }),
  run: ({ name }) => stock.filter(({ item }) => name.toLowerCase().includes(item) || item.includes(name.toLowerCase())),
});

/**
 * An agent with two tools: it looks up what the shop has, and computes what it costs. Wants OPENAI_API_KEY, or with OPENAI_BASE_URL
 * another server that speaks OpenAI's language; asked for when the first question comes.
 */
export const shopAgent = agent({
  name: "shop-agent",
  model: chatModel({
    model: process.env["OPENAI_MODEL"] ?? "gpt-5-mini",
    apiKey: () => process.env["OPENAI_API_KEY"],
    prompt:
      "You sell hardware. Look items up before you speak about them, and compute with the tools, never in your head.",
  }),
  tools: [calculate, lookUp],
  maxTurns: 10,
});
