import { describe, expect, test } from "vitest";
import type { Tokenizer } from "../../src/wire/index.ts";
import { MOST_EXACT, TokenCounter } from "../../src/wire/token-counter.ts";
import { nextTurn } from "../../src/wire/turn.ts";

const signal = new AbortController().signal;

/** One token for two characters, and how many characters were encoded so far. */
function halving(): { readonly tokenizer: Tokenizer; readonly encoded: () => number } {
  let characters = 0;
  const encode = (text: string) => {
    characters += text.length;
    return Array.from({ length: Math.ceil(text.length / 2) }, () => 0);
  };
  return { tokenizer: { encode, decode: () => "" }, encoded: () => characters };
}

describe("TokenCounter", () => {
  test("gives the event loop its turn after every slice, be it of one text or of many", async () => {
    const { tokenizer, encoded } = halving();
    const slices: number[] = [];
    let last = 0;
    const counter = new TokenCounter(tokenizer, signal, () => {
      slices.push(encoded() - last);
      last = encoded();
      return Promise.resolve();
    });
    await counter.count("字".repeat(50_000));
    await counter.sum(Array.from({ length: 10_000 }, () => "word"));
    expect(slices.length).toBeGreaterThan(40);
    expect(Math.max(...slices)).toBeLessThanOrEqual(2048 + 256);
  });

  test("lets a timer fire while it counts", async () => {
    let fired = false;
    const timer = setTimeout(() => (fired = true));
    await new TokenCounter(halving().tokenizer, signal).count("word ".repeat(10_000));
    clearTimeout(timer);
    expect(fired).toBe(true);
  });

  test("counts nothing more once the request is over", async () => {
    const { tokenizer, encoded } = halving();
    const leaving = new AbortController();
    const counter = new TokenCounter(tokenizer, leaving.signal, (given) => {
      leaving.abort("left");
      return nextTurn(given);
    });
    await expect(counter.count("word ".repeat(10_000))).rejects.toBe("left");
    expect(encoded()).toBeLessThan(3000);
  });

  test("encodes so many characters of all texts at most, and takes the rest to be alike", async () => {
    const { tokenizer, encoded } = halving();
    const counter = new TokenCounter(tokenizer, signal, () => Promise.resolve());
    expect(await counter.count("a".repeat(MOST_EXACT - 1000))).toBe((MOST_EXACT - 1000) / 2);
    expect(await counter.count("a".repeat(1_001_000))).toBe(1_001_000 / 2);
    expect(await counter.count("a".repeat(4000))).toBe(2000);
    expect(encoded()).toBe(MOST_EXACT);
  });
});
