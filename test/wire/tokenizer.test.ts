import { decode } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { loadTokenizer } from "../../src/tokenizer.ts";

test("a text comes back from its tokens", async () => {
  const { encode, decode: back } = await loadTokenizer();
  for (const text of ["", "Hello, world", "字 🫠 é", "<|endoftext|><|im_start|>", "a\u2028\r\n\0"])
    expect(back(encode(text))).toBe(text);
});

test("half a character leaves nothing behind for the next text, nor does somebody else's", async () => {
  const tokenizer = await loadTokenizer();
  const half = tokenizer.encode("Ʊ").slice(0, 1);
  expect(tokenizer.decode(half)).toBe("\ufffd");
  expect(tokenizer.decode(tokenizer.encode("字"))).toBe("字");
  decode(half);
  expect(tokenizer.decode(tokenizer.encode("Ȝ"))).toBe("Ȝ");
});

test("it is loaded once", () => {
  expect(loadTokenizer()).toBe(loadTokenizer());
});
