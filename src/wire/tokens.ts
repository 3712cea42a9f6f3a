import type { Tokenizer } from "./tokenizer.ts";

/** The longest unbroken run, in characters, that is given to a tokenizer at once: tokenizers are superlinear in it. */
export const LONGEST_RUN = 256;

const AFTER_WORD = String.raw`(?<=\p{L})(?=[^\p{L}\p{M}'])`;
const AFTER_NUMBER = String.raw`(?<=\p{N})(?=\P{N})`;
const BEFORE_SPACE = String.raw`(?<=\S)(?= )`;
const SEGMENT = new RegExp(
  `[^]{1,${LONGEST_RUN}}(?:${AFTER_WORD}|${AFTER_NUMBER}|${BEFORE_SPACE})|[^]{${LONGEST_RUN}}`,
  "uy",
);

/**
 * Splits off the segments of a text whose tokens are final whatever follows, and gives the rest. A segment ends after a word, after
 * a number or before a space, where no token of o200k_base can span, so the tokens of a text are those of its
 * segments. Only a run of more than LONGEST_RUN characters without such a place is split anywhere.
 */
export function toSegments(text: string): { readonly segments: readonly string[]; readonly rest: string } {
  const segments: string[] = [];
  let end = 0;
  for (SEGMENT.lastIndex = 0; ; end = SEGMENT.lastIndex) {
    const [segment] = SEGMENT.exec(text) ?? [];
    if (segment === undefined) return { segments, rest: text.slice(end) };
    segments.push(segment);
  }
}

/** How many tokens a text has; linear in its length. */
export function countTokens(tokenizer: Tokenizer, text: string): number {
  if (text === "") return 0;
  const { segments, rest } = toSegments(text);
  return segments.reduce((count, segment) => count + tokenizer.encode(segment).length, tokenizer.encode(rest).length);
}
