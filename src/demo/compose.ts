import { type Clue, coverage } from "./evidence.ts";
import type { Block, Passage } from "./passage.ts";

/** A stretch of an answer; a quotation names the passage that it is taken from. */
export interface Piece {
  readonly text: string;
  readonly source?: Passage;
}

interface Unit {
  readonly block: Block;
  readonly text: string;
  readonly score: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const most = { sentences: 3, rows: 8, codeLines: 40 } as const;

/** An answer made of quotations: the sentences, rows and code of the passages that speak most of the question, then the list of sources. */
export function compose(clues: readonly Clue[], passages: readonly Passage[]): Piece[] {
  const quoted = passages.flatMap((source) => {
    const text = quote(clues, source);
    return text === "" ? [] : { source, text };
  });
  if (quoted.length === 0) return [];
  const quotations = quoted.flatMap(({ source, text }, at): Piece[] => [
    { text: `**${source.title}** [${at + 1}]\n\n` },
    { text, source },
    { text: "\n\n" },
  ]);
  const sources = quoted.map(({ source: { trail, title, url } }, at) => {
    const document = url.split("#", 1)[0] ?? url;
    return `${at + 1}. [${[document, ...trail.slice(1), title].join(" › ")}](${url})`;
  });
  return [...quotations, { text: `Sources:\n\n${sources.join("\n")}\n` }];
}

function quote(clues: readonly Clue[], passage: Passage): string {
  const units = passage.blocks.flatMap((block) =>
    toUnits(block).map((text) => ({ block, text, score: coverage(clues, text) })),
  );
  const chosen = new Set(choose(units, coverage(clues, passage.title) > 0));
  const quotations = passage.blocks.flatMap((block) => {
    const texts = units.filter((unit) => unit.block === block && chosen.has(unit)).map(({ text }) => text);
    return texts.length > 0 ? toQuotation(block, texts) : [];
  });
  return quotations.join("\n\n");
}

// A passage that is about the question is quoted from its beginning where nothing in it says more; any other only where it hits.
function choose(units: readonly Unit[], isAbout: boolean): Unit[] {
  const ranked = units.toSorted((a, b) => b.score - a.score);
  const hits = ranked.filter(({ score }) => score > 0);
  const worthy = isAbout || hits.length === 0 ? ranked : hits;
  const pick = (kinds: readonly Block["kind"][], from: readonly Unit[], limit: number) =>
    from.filter(({ block }) => kinds.includes(block.kind)).slice(0, limit);
  const rows = pick(["list", "table"], hits, most.rows);
  return [
    ...pick(["prose"], worthy, most.sentences),
    ...(rows.length > 0 ? rows : pick(["list", "table"], worthy, most.rows)),
    ...pick(["code"], worthy, 1),
  ];
}

function toUnits({ kind, text }: Block): string[] {
  switch (kind) {
    case "prose":
      return [...segmenter.segment(text.replaceAll(/\s*\n\s*/g, " "))].map(({ segment }) => segment.trim());
    case "list":
      return text.split(/\n(?=\s*(?:[-*+]|\d+[.)])\s)/);
    case "table":
      return text.split("\n").slice(2);
    case "code":
      return [text];
    default:
      return kind satisfies never;
  }
}

function toQuotation(block: Block, texts: readonly string[]): string {
  if (block.kind === "code") return clip(block.text);
  const header = block.kind === "table" ? block.text.split("\n").slice(0, 2) : [];
  const lines = block.kind === "prose" ? [texts.join(" ")] : [...header, ...texts].join("\n").split("\n");
  return lines.map((line) => `> ${line}`).join("\n");
}

function clip(code: string): string {
  const lines = code.split("\n");
  return lines.length <= most.codeLines ? code : [...lines.slice(0, most.codeLines), "…", lines.at(-1)].join("\n");
}
