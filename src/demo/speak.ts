import type { ChatDelta } from "../index.ts";
import type { Piece } from "./compose.ts";
import type { Passage } from "./passage.ts";
import { wordByWord } from "./word-by-word.ts";

/** Says an answer word by word; each quotation is followed by the citation of its source, with its place in UTF-16 code units. */
export function* cite(pieces: readonly Piece[]): Generator<string | ChatDelta, void> {
  let at = 0;
  for (const { text, source } of pieces) {
    const start = at;
    at += text.length;
    yield* wordByWord(text);
    if (source) yield { annotations: [toCitation(source, start, at)] };
  }
}

/** Says that nothing was found, and what could be asked instead. */
export function* decline(question: string, topics: readonly string[]): Generator<string, void> {
  const opening =
    question.trim() === ""
      ? "I found no question in your message."
      : "I found nothing about that in this project's documents, and I would rather not guess.";
  const offer =
    topics.length > 0 ? `\n\nYou can ask me about:\n\n${topics.map((topic) => `- ${topic}`).join("\n")}\n` : "";
  yield* wordByWord(opening + offer);
}

function toCitation({ url, title }: Passage, start_index: number, end_index: number) {
  return { type: "url_citation", url_citation: { start_index, end_index, url, title } } as const;
}
