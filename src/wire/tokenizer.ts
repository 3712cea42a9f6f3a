/**
 * Turns text into tokens and back. `encode` must take any text, special tokens as plain text, and no token may hold
 * both a letter and what follows a word (see TokenCounter), which is true of o200k_base and its relatives.
 */
export interface Tokenizer {
  encode(text: string): readonly number[];
  decode(tokens: readonly number[]): string;
}
