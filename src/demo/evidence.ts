import type { Concept } from "./concepts.ts";
import type { Breadth, Library } from "./library.ts";
import type { Passage } from "./passage.ts";
import { toStems, toWords } from "./words.ts";

/** What the library knows about one idea of a question. */
export interface Clue {
  readonly weight: number;
  /** Where it was found: the position of a passage, and how well it fits. */
  readonly scores: ReadonlyMap<number, number>;
  /** The stems that were found, each with how surely it means this idea, from 0 to 1. */
  readonly certainty: ReadonlyMap<string, number>;
}

const uncertain = 0.6;
const mostPerDocument = 2;

/** Looks one idea up, as broadly as asked. */
export function findClue(library: Library, concept: Concept, breadth: Breadth): Clue {
  const scores = new Map<number, number>();
  const certainty = new Map<string, number>();
  const matches = library.lookUp(concept.stem, breadth);
  const related = breadth === "related" ? concept.related.flatMap((stem) => library.lookUp(stem, "literal")) : [];
  for (const [found, factor] of [
    [matches, 1],
    [related, uncertain],
  ] as const) {
    for (const { passage, score, stems } of found) {
      scores.set(passage, Math.max(scores.get(passage) ?? 0, score * factor));
      for (const stem of stems) certainty.set(stem, stem === concept.stem ? 1 : uncertain);
    }
  }
  return { weight: concept.weight, scores, certainty };
}

/** How much of a question a text speaks of, from 0 to 1. */
export function coverage(clues: readonly Clue[], text: string): number {
  const stems = new Set(toWords(text).flatMap(toStems));
  return share(clues, ({ certainty }) =>
    certainty.entries().reduce((best, [stem, sure]) => (stems.has(stem) ? Math.max(best, sure) : best), 0),
  );
}

/** The passages that speak of most of the question, best first; none that is far behind the best, and not all from one document. */
export function rank(clues: readonly Clue[], passages: readonly Passage[], limit: number): Passage[] {
  const positions = new Set(clues.flatMap((clue) => [...clue.scores.keys()]));
  const ranked = [...positions]
    .map((position) => {
      const relevance = clues.reduce((sum, { weight, scores }) => sum + weight * (scores.get(position) ?? 0), 0);
      return { position, score: relevance * share(clues, ({ scores }) => (scores.has(position) ? 1 : 0)) };
    })
    .toSorted((a, b) => b.score - a.score || a.position - b.position);
  const best = ranked[0]?.score ?? 0;
  const near = ranked.filter(({ score }) => score > best / 6).flatMap(({ position }) => passages[position] ?? []);
  const documents = Object.values(Object.groupBy(near, ({ url }) => url.split("#", 1)[0] ?? url));
  const welcome = new Set(documents.flatMap((group) => group?.slice(0, mostPerDocument) ?? []));
  return near.filter((passage) => welcome.has(passage)).slice(0, limit);
}

function share(clues: readonly Clue[], part: (clue: Clue) => number): number {
  const total = clues.reduce((sum, clue) => sum + clue.weight, 0);
  return total === 0 ? 0 : clues.reduce((sum, clue) => sum + clue.weight * part(clue), 0) / total;
}
