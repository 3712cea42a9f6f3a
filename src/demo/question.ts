import { isTelling, toConcepts } from "./concepts.ts";

const longestQuestion = 4_000;
const mostConcepts = 32;
const backReference = /\b(?:it|its|that|this|they|them|those|these|one)\b/i;

/** What a conversation asks now, given what its user has said so far: the last words, with those before them if they lean on them. */
export function toQuestion(said: readonly string[]): string {
  const [question = "", before = ""] = said
    .slice(-2)
    .toReversed()
    .map((text) => text.slice(0, longestQuestion));
  return leansBack(question) ? `${before}\n${question}`.trim() : question;
}

function leansBack(question: string): boolean {
  const strong = toConcepts(question, mostConcepts).filter(isTelling);
  return strong.length === 0 || (strong.length === 1 && backReference.test(question));
}
