import type { Block } from "./passage.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const unbroken = /`[^`]+`|\[[^\]]*\]\([^)]*\)|\S*\/\S*\w/g;

/** The parts of a block that are quoted one by one: sentences of prose, items of a list, rows of a table; code is quoted whole. */
export function toUnits({ kind, text }: Block): string[] {
  switch (kind) {
    case "prose":
      return toSentences(text.replaceAll(/\s*\n\s*/g, " "));
    case "list":
      return text.split(/\n(?=\s*(?:[-*+]|\d+[.)])\s)/);
    case "table":
      return text.split("\n").slice(2).map(narrow);
    case "code":
      return [text];
    default:
      return kind satisfies never;
  }
}

/** The two lines above the rows of a table. */
export function toHeader({ text }: Block): string[] {
  return text.split("\n").slice(0, 2).map(narrow);
}

/** What a unit of a block says: a row together with the header of its table, code without the speech in it. */
export function toMeaning(block: Block, unit: string): string {
  if (block.kind === "code") return withoutSpeech(unit);
  return block.kind === "table" ? [...toHeader(block), unit].join("\n") : unit;
}

/** Code without what it says to a model ("What is the capital of France?"), which is not what the documents are about. */
export function withoutSpeech(code: string): string {
  return code.replaceAll(/(:\s*)?(["`])(?:(?!\2)[^\n\\]|\\.)*\2/g, (quoted, value?: string) =>
    value !== undefined || /\s/.test(quoted) ? " " : quoted,
  );
}

// The points in code, links and paths end no sentence.
function toSentences(text: string): string[] {
  const masked = text.replaceAll(unbroken, (whole) => "X".repeat(whole.length));
  return [...segmenter.segment(masked)].map(({ index, segment }) => text.slice(index, index + segment.length).trim());
}

// A formatter pads cells and rulers to the widest one.
function narrow(row: string): string {
  return row.replaceAll(/ {2,}/g, " ").replaceAll(/-{3,}/g, "---");
}
