import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTokenizer } from "../../src/tokenizer.ts";
import type { Tokenizer } from "../../src/wire/index.ts";
import { LimitCutter } from "../../src/wire/limit.ts";
import { TokenCounter } from "../../src/wire/token-counter.ts";
import { LONGEST_RUN } from "../../src/wire/tokens.ts";
import { chunks, complete } from "../support/wire.ts";

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

const words = [
  "Hello",
  " world",
  "'s",
  "'T",
  " ",
  "  ",
  "\n",
  "\r\n\r\n",
  "\t",
  "12345",
  "3.14",
  "字",
  "日本語",
  "🫠",
  "👩‍👩‍👧",
  "é",
  "e\u0301",
  "İ",
  "a,b",
  "...",
  "—",
  "/",
  "//x",
  "_",
  '{"a":1}',
  "<|endoftext|>",
  "ſ",
  "\u00a0",
  "\u3000",
  "don't",
  "ǅ",
  "Ⅷ",
  "\u200d",
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.lorem({ mode: "sentences", maxCount: 3 }),
);

/** The text of the first tokens, without a character that they hold only a part of. */
function firstTokens(whole: string, limit: number): string {
  const tokens = tokenizer.encode(whole);
  if (tokens.length <= limit) return whole;
  const start = tokenizer.decode(tokens.slice(0, limit));
  let at = 0;
  while (at < start.length && whole[at] === start[at]) at++;
  return whole.slice(0, at);
}

function feed(cutter: LimitCutter, pieces: readonly string[]): { out: string; over: boolean } {
  let out = "";
  for (const piece of pieces) {
    const said = cutter.feed(piece);
    out += said.text;
    if (said.over) return { out, over: true };
  }
  const rest = cutter.end();
  return { out: out + rest.text, over: rest.over };
}

describe("counting", () => {
  const count = (whole: string, by = tokenizer) => new TokenCounter(by, new AbortController().signal).count(whole);

  test("segments have the tokens of the whole text", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        expect(await count(whole)).toBe(tokenizer.encode(whole).length);
      }),
      { numRuns: 3000 },
    );
  });

  test("a long text of words, of numbers or of ideographs is exact too", async () => {
    for (const unit of [
      "The quick brown fox, isn't it? ",
      "[1,22,333],",
      "我们今天去公园散步。",
      '{"key":"value","n":[1,2]}\n',
      "a/b/c-d_e.",
    ]) {
      const whole = unit.repeat(400);
      expect(await count(whole)).toBe(tokenizer.encode(whole).length);
    }
  });

  test("special tokens are plain text", async () => {
    expect(await count("<|endoftext|>")).toBeGreaterThan(1);
  });

  test("an unbroken run is split, so that its cost is linear", async () => {
    const seen: number[] = [];
    const spy: Tokenizer = { encode: (piece) => (seen.push(piece.length), [0]), decode: () => "" };
    await count("a".repeat(100_000), spy);
    expect(Math.max(...seen)).toBeLessThanOrEqual(LONGEST_RUN);
    expect(seen.reduce((sum, length) => sum + length, 0)).toBe(100_000);
  });
});

describe("LimitCutter", () => {
  test("keeps exactly the first tokens of the text, however it comes", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (pieces, limit) => {
        const whole = pieces.join("");
        const { out, over } = feed(new LimitCutter(tokenizer, limit), pieces);
        expect(out).toBe(firstTokens(whole, limit));
        expect(over).toBe(tokenizer.encode(whole).length > limit);
      }),
      { numRuns: 3000 },
    );
  });

  test("character by character it cuts at the same place, and never within a character", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, limit) => {
        const { out } = feed(new LimitCutter(tokenizer, limit), Array.from(whole));
        expect(out).toBe(firstTokens(whole, limit));
        expect(out.isWellFormed() || !whole.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("holds nothing back while the limit cannot be near", () => {
    const cutter = new LimitCutter(tokenizer, 1000);
    for (const piece of ["Hel", "lo wor", "ld, how a"]) expect(cutter.feed(piece).text).toBe(piece);
  });

  test("a text of exactly so many tokens is not cut", () => {
    expect(feed(new LimitCutter(tokenizer, 4), ["one two", " three four"])).toEqual({
      out: "one two three four",
      over: false,
    });
  });

  test("encodes each part of the text once, whatever the size of the pieces", () => {
    let encoded = 0;
    const spy: Tokenizer = {
      encode: (piece) => ((encoded += piece.length), tokenizer.encode(piece)),
      decode: tokenizer.decode,
    };
    const cutter = new LimitCutter(spy, 50_000);
    const piece = "word ";
    for (let at = 0; at < 20_000; at++) cutter.feed(piece);
    cutter.end();
    expect(encoded).toBeLessThanOrEqual(piece.length * 20_000);
  });
});

describe("a limited answer", () => {
  test("is cut in both forms with finish_reason length, and the run is cancelled", async () => {
    for (const form of [complete, chunks]) {
      let wentOn = false;
      let left = false;
      const answered = await form(
        async function* () {
          try {
            yield "one two three four five";
            wentOn = true;
          } finally {
            left = true;
          }
        },
        { max_completion_tokens: 3 },
      );
      const said = JSON.stringify(answered);
      expect(said).toContain("one two three");
      expect(said).not.toContain("four");
      expect(said).toContain('"finish_reason":"length"');
      expect({ wentOn, left }).toEqual({ wentOn: false, left: true });
    }
  });

  test("the limit counts over all nodes, and the earliest cut wins", async () => {
    const step = async function* () {
      yield "one two three four";
    };
    expect((await complete(step, { max_tokens: 2, stop: "four" })).choices[0]).toMatchObject({
      finish_reason: "length",
      message: { content: "one two" },
    });
    expect((await complete(step, { max_tokens: 4, stop: " two" })).choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { content: "one" },
    });
  });

  test("reasoning does not count, nor do tool calls", async () => {
    const { choices } = await complete(
      async function* () {
        yield { reasoning: "a long thought about it all" };
        yield "yes";
        yield { tool_calls: [{ id: "x", function: { name: "f", arguments: '{"a":[1,2,3]}' } }] };
      },
      { max_tokens: 1 },
    );
    expect(choices[0]).toMatchObject({ finish_reason: "tool_calls", message: { content: "yes" } });
  });

  test("the tokenizer is loaded only when tokens are counted", async () => {
    const never = () => Promise.reject(new Error("loaded"));
    const all = await chunks(() => "Hello", {}, { tokenizer: never });
    expect(all).toHaveLength(3);
  });
});
