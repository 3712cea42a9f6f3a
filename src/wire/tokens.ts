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
  const segments = [...split(text)];
  return { rest: segments.pop() ?? "", segments };
}

/** The segments of a text one after the other, and at the end what is left, be it nothing. */
export function* split(text: string): Generator<string, void, undefined> {
  for (let start = 0; ;) {
    SEGMENT.lastIndex = start;
    if (!SEGMENT.test(text)) return yield text.slice(start);
    const end = SEGMENT.lastIndex;
    yield text.slice(start, end);
    start = end;
  }
}
