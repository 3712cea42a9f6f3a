import { type Concept, isTelling } from "./concepts.ts";
import type { Breadth, Library } from "./library.ts";
import type { Block, Passage } from "./passage.ts";
import { toMeaning, toUnits } from "./units.ts";
import { stem, toStems, toWords } from "./words.ts";

/** What the library knows about one idea of a question. */
export interface Clue {
  /** How much finding it proves, from 0 to 1: an idea that many passages speak of proves little, one that none speaks of the most. */
  readonly weight: number;
  /** Whether finding it is evidence by itself. */
  readonly isTelling: boolean;
  /** Where it was found: the position of a passage, and how well it fits. */
  readonly scores: ReadonlyMap<number, number>;
  /** The stems that were found, each with how surely it means this idea, from 0 to 1. */
  readonly certainty: ReadonlyMap<string, number>;
}

const uncertain = 0.75;
const commonest = 0.4;
const mostPerDocument = 2;
const mostCandidates = 40;
const near = 0.35;
const trustInCode = 0.8;
const definition = 3;

/** Looks one idea up, as broadly as asked. */
export function findClue(library: Library, concept: Concept, breadth: Breadth): Clue {
  const scores = new Map<number, number>();
  const certainty = new Map<string, number>();
  const matches = library.lookUp(concept.stem, breadth);
  const related = breadth === "related" ? concept.related.flatMap((other) => library.lookUp(other, "literal")) : [];
  for (const [found, factor] of [
    [matches, 1],
    [related, uncertain],
  ] as const) {
    for (const { passage, score, stems } of found) {
      scores.set(passage, Math.max(scores.get(passage) ?? 0, score * factor));
      for (const each of stems) certainty.set(each, each === concept.stem ? 1 : uncertain);
    }
  }
  return { isTelling: isTelling(concept), weight: concept.weight * rarity(library, concept), scores, certainty };
}

/** How much of a question a text speaks of, from 0 to 1; a word that may mean two of its ideas counts for one. */
export function coverage(clues: readonly Clue[], text: string): number {
  const stems = stemsIn(clues, text);
  const taken = new Set<string>();
  const sureness = new Map<Clue, number>();
  for (const least of [1, 0]) {
    for (const clue of clues) {
      const found = clue.certainty
        .entries()
        .find(([word, sure]) => sure >= least && stems.has(word) && !taken.has(word));
      if (sureness.has(clue) || !found) continue;
      const [word, sure] = found;
      taken.add(word);
      sureness.set(clue, sure * (stems.get(word) ?? 0));
    }
  }
  return share(clues, (clue) => sureness.get(clue) ?? 0);
}

/** How much of a question a text says in the question's own turns, from 0 to 1: "Node 24" where "Node 24" was asked for. */
export function echo(clues: readonly Clue[], text: string): number {
  const words = toWords(text).map(stem);
  const pairs = clues.slice(1).map((clue, at) => [clues[at], clue] as const);
  const said = pairs.filter(([first, second]) =>
    words.some((word, at) => meet(first, second, word, words[at + 1]) || meet(second, first, word, words[at + 1])),
  );
  return pairs.length === 0 ? 0 : said.length / pairs.length;
}

function meet(left: Clue | undefined, right: Clue | undefined, word: string, next = ""): boolean {
  return left !== undefined && right !== undefined && left.certainty.has(word) && right.certainty.has(next);
}

/** Whether a sentence says what the one idea of a question is: "a node is a worker", "a graph is made of nodes". */
export function defines(clues: readonly Clue[], sentence: string): boolean {
  const [clue, ...others] = clues;
  if (!clue?.isTelling || others.length > 0) return false;
  const words = toWords(sentence.toLowerCase());
  const isIdea = (word: string | undefined) => word !== undefined && clue.certainty.get(stem(word)) === 1;
  const subject = /^(?:an?|the)$/.test(words[0] ?? "") ? 1 : 0;
  if (isIdea(words[subject]) && isCopula(words[subject + 1])) return true;
  return words.some((word, at) => isIdea(word) && /^an?$/.test(words[at - 1] ?? "") && isCopula(words[at - 2]));
}

/** How much of a question a passage speaks of in one place: in its title and a paragraph, a row, an item or an example below. */
export function support(clues: readonly Clue[], { title, blocks }: Passage): number {
  const supports = blocks.flatMap((block) => {
    const trust = block.kind === "code" ? trustInCode : 1;
    return toPlaces(block).map((place) => coverage(clues, `${title} ${place}`) * trust);
  });
  return Math.max(coverage(clues, title), ...supports);
}

/** The passages that speak of most of the question, best first; none that is far behind the best, and not all from one document. */
export function rank(clues: readonly Clue[], passages: readonly Passage[], limit: number): Passage[] {
  const positions = new Set(clues.flatMap((clue) => [...clue.scores.keys()]));
  const ranked = [...positions]
    .map((position) => {
      const relevance = clues.reduce((sum, { weight, scores }) => sum + weight * (scores.get(position) ?? 0), 0);
      return { position, score: relevance * share(clues, ({ scores }) => (scores.has(position) ? 1 : 0)) };
    })
    .toSorted((a, b) => b.score - a.score || a.position - b.position)
    .slice(0, mostCandidates)
    .flatMap(({ position, score }) => {
      const passage = passages[position];
      return passage ? [{ passage, score: score * support(clues, passage) ** 2 * merit(clues, passage) }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const close = ranked.filter(({ score }) => score > best * near).map(({ passage }) => passage);
  const documents = Object.values(Object.groupBy(close, ({ url }) => url.split("#", 1)[0] ?? url));
  const welcome = new Set(documents.flatMap((group) => group?.slice(0, mostPerDocument) ?? []));
  return close.filter((passage) => welcome.has(passage)).slice(0, limit);
}

/** The stems in a text, each with how surely it is said: a part of an identifier the less, the less of the rest is asked for. */
function stemsIn(clues: readonly Clue[], text: string): Map<string, number> {
  const stems = new Map<string, number>();
  for (const [whole, ...parts] of toWords(text).map(toStems)) {
    const asked = parts.filter((part) => clues.some(({ certainty }) => certainty.has(part)));
    for (const part of asked) stems.set(part, Math.max(stems.get(part) ?? 0, (1 + asked.length / parts.length) / 2));
    if (whole !== undefined) stems.set(whole, 1);
  }
  return stems;
}

function merit(clues: readonly Clue[], passage: Passage): number {
  const turns = [passage.title, ...passage.blocks.flatMap(toPlaces)].map((text) => echo(clues, text));
  return (isDefinition(clues, passage) ? definition : 1) * (1 + Math.max(...turns));
}

function isDefinition(clues: readonly Clue[], { blocks }: Passage): boolean {
  return blocks.some((block) => block.kind === "prose" && toUnits(block).some((sentence) => defines(clues, sentence)));
}

function isCopula(word: string | undefined): boolean {
  return word === "is" || word === "are";
}

function toPlaces(block: Block): string[] {
  return block.kind === "prose" ? [block.text] : toUnits(block).map((unit) => toMeaning(block, unit));
}

function rarity(library: Library, concept: Concept): number {
  const found = library.lookUp(concept.stem, "literal").length;
  const { passages } = library;
  if (found === 0 || passages.length < 2) return 1;
  return commonest + (1 - commonest) * (1 - Math.log(found) / Math.log(passages.length));
}

function share(clues: readonly Clue[], part: (clue: Clue) => number): number {
  const total = clues.reduce((sum, clue) => sum + clue.weight, 0);
  return total === 0 ? 0 : clues.reduce((sum, clue) => sum + clue.weight * part(clue), 0) / total;
}
