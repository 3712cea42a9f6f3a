import { describe, expect, test } from "vitest";
import type { Tokenizer } from "../../src/wire/index.ts";
import { CountCache } from "../../src/wire/count-cache.ts";
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
    const counter = new TokenCounter(tokenizer, signal, {
      turn: () => {
        slices.push(encoded() - last);
        last = encoded();
        return Promise.resolve();
      },
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
    const counter = new TokenCounter(tokenizer, leaving.signal, {
      turn: (given) => {
        leaving.abort("left");
        return nextTurn(given);
      },
    });
    await expect(counter.count("word ".repeat(10_000))).rejects.toBe("left");
    expect(encoded()).toBeLessThan(3000);
  });

  test("encodes so many characters of all texts at most, and takes the rest to be alike", async () => {
    const { tokenizer, encoded } = halving();
    const counter = new TokenCounter(tokenizer, signal, { turn: () => Promise.resolve() });
    expect(await counter.count("a".repeat(MOST_EXACT - 1000))).toBe((MOST_EXACT - 1000) / 2);
    expect(await counter.count("a".repeat(1_001_000))).toBe(1_001_000 / 2);
    expect(await counter.count("a".repeat(4000))).toBe(2000);
    expect(encoded()).toBe(MOST_EXACT);
  });

  test("counts a text once, however often it comes back", async () => {
    const { tokenizer, encoded } = halving();
    const known = new CountCache();
    const text = "a word or two ".repeat(20);
    const first = await new TokenCounter(tokenizer, signal, { known }).count(text);
    const spent = encoded();
    expect(await new TokenCounter(tokenizer, signal, { known }).count(text)).toBe(first);
    expect(encoded()).toBe(spent);
    await new TokenCounter(tokenizer, signal, { known }).count(`${text}more`);
    expect(encoded()).toBeGreaterThan(spent);
  });

  test("takes no text for another one, however alike the two are", () => {
    const known = new CountCache();
    const texts = Array.from({ length: 1000 }, (_, at) => "x".repeat(at) + "y" + "x".repeat(999 - at));
    for (const [at, text] of texts.entries()) {
      known.set(text, at);
      expect(known.get(text)).toBe(at);
    }
    expect(texts.every((text, at) => [at, undefined].includes(known.get(text)))).toBe(true);
  });

  test("remembers so many texts and characters, and forgets what was not asked for longest", () => {
    const known = new CountCache();
    const toText = (at: number) => String(at).padStart(1000, "x");
    for (let at = 0; at < 8389; at++) {
      known.set(toText(at), at);
      known.get(toText(0));
    }
    expect(known.get(toText(0))).toBe(0);
    expect(known.get(toText(1))).toBeUndefined();
    expect(known.get(toText(8388))).toBe(8388);
    for (let at = 0; at < 20_001; at++) known.set(`${at}`.padStart(64, "y"), at);
    expect(known.get("0".padStart(64, "y"))).toBeUndefined();
    expect(known.get("20000".padStart(64, "y"))).toBe(20_000);
  });
});
