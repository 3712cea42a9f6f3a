import { toText } from "./content.ts";
import type { ChatRequest } from "./parameters.ts";

/** English prose has about four characters to a token. */
const CHARS_PER_TOKEN = 4;

/** About how many tokens a text of so many characters has. */
export function toTokens(characters: number): number {
  return Math.ceil(characters / CHARS_PER_TOKEN);
}

/**
 * About how many tokens a request will take, before anything is run: a quarter of the characters of its messages, and the limit that it
 * sets on its answers. What is not limited counts nothing: an estimate is corrected by what was really used.
 */
export function estimateTokens({ messages, n, max_completion_tokens, max_tokens }: ChatRequest): number {
  const characters = messages.reduce((sum, message) => sum + toText(message).length, 0);
  const limit = max_completion_tokens ?? max_tokens ?? 0;
  return toTokens(characters) + limit * (n ?? 1);
}
