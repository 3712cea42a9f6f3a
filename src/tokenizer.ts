import type { Tokenizer } from "./wire/index.ts";

/** The token of the byte 0xFF, which no UTF-8 text has. */
const NO_TEXT = 187;

let loaded: Promise<Tokenizer> | undefined;

/** The default tokenizer, o200k_base. Its tables are big (0.2 s to load), so they are loaded when tokens are counted first. */
export function loadTokenizer(): Promise<Tokenizer> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Tokenizer> {
  const { decode, encode } = await import("gpt-tokenizer/encoding/o200k_base");
  const plain = { disallowedSpecial: new Set<string>() };
  return {
    encode: (text) => encode(text, plain),
    // gpt-tokenizer keeps the bytes of an incomplete character for its next call, whoever makes it: force them out on both sides.
    decode: (tokens) => {
      decode([NO_TEXT]);
      return decode([...tokens, NO_TEXT]).slice(0, -1);
    },
  };
}
