import MiniSearch from "minisearch";
import type { Passage } from "./passage.ts";
import { withoutSpeech } from "./units.ts";
import { toStems, toWords } from "./words.ts";

/** How literally a word is looked up: as it stands, with typing errors and longer forms, or with words that mean about the same. */
export type Breadth = "literal" | "alike" | "related";

/** One passage in which a word, or something near to it, was found. */
interface Match {
  readonly passage: number;
  readonly score: number;
  /** The stems that were found there. */
  readonly stems: readonly string[];
}

/** An index over passages. */
export interface Library {
  readonly passages: readonly Passage[];
  /** What the documents are about: the titles to offer when a question finds nothing. */
  readonly topics: readonly string[];
  lookUp(stem: string, breadth: Breadth): Match[];
}

const substantial = 12;

/** Indexes passages; a title says more than the text below it. */
export function createLibrary(passages: readonly Passage[]): Library {
  const index = new MiniSearch({
    fields: ["title", "trail", "prose", "code"],
    tokenize: toWords,
    processTerm: toStems,
    searchOptions: {
      tokenize: (stem) => [stem],
      processTerm: (stem) => stem,
      boostDocument: (id, term) => authority(passages[Number(id)], term),
      boost: { title: 2, trail: 1.5 },
    },
  });
  index.addAll(passages.map(toDocument));
  return {
    passages,
    topics: passages.filter(isTopic).map((passage) => passage.title),
    lookUp: (stem, breadth) =>
      index
        .search(stem, breadth === "literal" ? {} : { prefix: stem.length > 4, fuzzy: stem.length > 4 ? 0.2 : false })
        .map(({ id, score, terms }) => ({
          passage: Number(id),
          score,
          stems: terms.filter((term) => isLike(term, stem)),
        }))
        .filter((match) => match.stems.length > 0),
  };
}

// A typing error spares the first letter and adds or drops one letter at most.
function isLike(term: string, stem: string): boolean {
  return term.startsWith(stem) || (term[0] === stem[0] && Math.abs(term.length - stem.length) <= 1);
}

function toDocument(passage: Passage, id: number) {
  const textOf = (isCode: boolean) =>
    passage.blocks
      .filter((block) => (block.kind === "code") === isCode)
      .map((block) => block.text)
      .join("\n");
  return {
    id,
    title: passage.title,
    trail: passage.trail.join(" "),
    prose: textOf(false),
    code: withoutSpeech(textOf(true)),
  };
}

// The guide explains, the other documents specify; a title that is the word itself is its definition; a few words tell little.
function authority(passage: Passage | undefined, stem: string): number {
  if (passage === undefined) return 0;
  const isDefinition = toStems(passage.title)[0] === stem;
  const words = passage.blocks.reduce((sum, { text }) => sum + toWords(text).length, 0);
  return (isGuide(passage) ? 3 : 1) * (isDefinition ? 2 : 1) * Math.min(1, words / substantial);
}

function isTopic(passage: Passage): boolean {
  return passage.trail.length === 1 && /\.md#/.test(passage.url) && !passage.url.startsWith("CONTRIBUTING.md");
}

function isGuide({ url }: Passage): boolean {
  return /(^|\/)README\.md#?/.test(url);
}
