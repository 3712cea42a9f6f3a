import type { Tokenizer } from "./wire/index.ts";

let loaded: Promise<Tokenizer> | undefined;

/** The default tokenizer, o200k_base. Its tables are big (0.2 s to load), so they are loaded when tokens are counted first. */
export function loadTokenizer(): Promise<Tokenizer> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Tokenizer> {
  const { decode, encode } = await import("gpt-tokenizer/encoding/o200k_base");
  const plain = { disallowedSpecial: new Set<string>() };
  return { encode: (text) => encode(text, plain), decode: (tokens) => decode(tokens) };
}
