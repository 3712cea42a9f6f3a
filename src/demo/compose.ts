import { type Clue, coverage, defines, echo } from "./evidence.ts";
import type { Block, Passage } from "./passage.ts";
import { toHeader, toMeaning, toUnits } from "./units.ts";

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

interface Draft {
  readonly source: Passage;
  readonly units: readonly Unit[];
  /** How much of the question its title speaks of. */
  readonly aboutness: number;
}

const most = { sentences: 3, rows: 6, codeLines: 40 } as const;
const close = 0.7;
const definition = 1.5;

/** An answer made of quotations: the sentences, rows and code that speak most of the question, each followed by its source, then the list of sources. */
export function compose(clues: readonly Clue[], passages: readonly Passage[]): Piece[] {
  const drafts = passages.map((source): Draft => ({
    source,
    aboutness: coverage(clues, source.title),
    units: source.blocks.flatMap((block) => toUnits(block).map((text) => weigh(clues, block, text))),
  }));
  const best = drafts.reduce((strongest, draft) => Math.max(strongest, strength(draft)), 0);
  const quoted = drafts
    .filter((draft) => strength(draft) >= best * close)
    .toSorted((a, b) => strength(b) - strength(a))
    .map((draft) => ({ source: draft.source, chosen: choose(draft, best) }))
    .filter(({ chosen }) => chosen.length > 0);
  const example = quoted.flatMap(({ chosen }) => chosen).find(({ block }) => block.kind === "code");
  const quotations = quoted.flatMap(({ source, chosen }) => {
    const text = quote(source, new Set(chosen.filter((unit) => unit.block.kind !== "code" || unit === example)));
    return text === "" ? [] : { source, text };
  });
  if (quotations.length === 0) return [];
  const sources = quotations.map(({ source: { trail, title, url } }, at) => {
    const document = url.split("#", 1)[0] ?? url;
    return `${at + 1}. [${[document, ...trail.slice(1), title].join(" › ")}](${url})`;
  });
  return [
    ...quotations.flatMap(({ source, text }, at): Piece[] => [
      { text, source },
      { text: `\n\n— **${source.title}** [${at + 1}]\n\n` },
    ]),
    { text: `Sources:\n\n${sources.join("\n")}\n` },
  ];
}

function weigh(clues: readonly Clue[], block: Block, text: string): Unit {
  const bonus = block.kind === "prose" && defines(clues, text) ? definition : 1;
  const meaning = toMeaning(block, text);
  return { block, text, score: coverage(clues, meaning) * (1 + echo(clues, meaning)) * bonus };
}

function strength({ units, aboutness }: Draft): number {
  return units.reduce((best, unit) => Math.max(best, unit.score), aboutness);
}

// What says nearly as much as the best of the answer is quoted; a passage whose title says as much is quoted from its beginning, too.
function choose({ source: { blocks }, units, aboutness }: Draft, best: number): Unit[] {
  const ranked = units.toSorted((a, b) => b.score - a.score);
  const top = ranked[0]?.score ?? 0;
  const hits = ranked.filter(({ score }) => score > 0 && score >= top * close);
  const isAbout = aboutness >= best * close;
  const pick = (kinds: readonly Block["kind"][], from: readonly Unit[], limit: number) =>
    from.filter(({ block }) => kinds.includes(block.kind)).slice(0, limit);
  const rows = pick(["list", "table"], hits, most.rows);
  const worthy = isAbout ? ranked : hits;
  const sentences = pick(["prose"], worthy, most.sentences);
  const announced = sentences.find(({ text }) => text.endsWith(":"));
  const next = announced && blocks[blocks.indexOf(announced.block) + 1];
  return [
    ...sentences,
    ...(rows.length > 0 ? rows : pick(["list", "table"], worthy, most.rows)),
    ...pick(["code"], next ? [...units.filter(({ block }) => block === next), ...worthy] : worthy, 1),
  ];
}

function quote({ blocks }: Passage, chosen: ReadonlySet<Unit>): string {
  return blocks
    .flatMap((block) => {
      const texts = new Set([...chosen].filter((unit) => unit.block === block).map(({ text }) => text));
      return texts.size > 0
        ? toQuotation(
            block,
            toUnits(block).filter((text) => texts.has(text)),
          )
        : [];
    })
    .join("\n\n");
}

function toQuotation(block: Block, texts: readonly string[]): string {
  if (block.kind === "code") return clip(block.text);
  const header = block.kind === "table" ? toHeader(block) : [];
  const lines = block.kind === "prose" ? [texts.join(" ")] : [...header, ...texts].join("\n").split("\n");
  return lines.map((line) => `> ${line}`).join("\n");
}

function clip(code: string): string {
  const lines = code.split("\n");
  return lines.length <= most.codeLines ? code : [...lines.slice(0, most.codeLines), "…", lines.at(-1)].join("\n");
}
