import type { Block, Passage } from "./passage.ts";

interface Heading {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
}

const fencePattern = /^\s*(`{3,}(?=[^`]*$)|~{3,})/;
const headingPattern = /^ {0,3}(#{1,6})\s+(.+?)(?:\s+#+)?\s*$/;
const decorationPattern = /^\s*(?:<|!\[|\[!\[)/;
const quotePattern = /^\s*>\s?/;
const itemPattern = /^\s*(?:[-*+]|\d+[.)])\s/;

/** The headings and blocks of a Markdown text in their order; what stands inside a code fence is never taken for structure. */
export function* toBlocks(source: string): Generator<Heading | Block> {
  const lines = source.replaceAll(/<!--[\s\S]*?-->/g, "").split(/\r?\n/);
  let open: string[] = [];
  const close = function* (): Generator<Block> {
    const first = open[0];
    const text = open.map((line) => line.replace(quotePattern, "")).join("\n");
    if (first !== undefined && !decorationPattern.test(first)) yield { kind: kindOf(first), text };
    open = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = fencePattern.exec(line)?.[1];
    const heading = headingPattern.exec(line);
    if (fence !== undefined) {
      yield* close();
      const end = closingFence(lines, at, fence);
      yield { kind: "code", text: outdent([...lines.slice(at, end), fence]) };
      at = end;
    } else if (heading) {
      yield* close();
      yield { kind: "heading", level: heading[1]?.length ?? 1, text: plain(heading[2] ?? "") };
    } else if (line.trim() === "") yield* close();
    else {
      if (kindOf(open[0] ?? line) === "prose" && kindOf(line) !== "prose") yield* close();
      open.push(line);
    }
  }
  yield* close();
}

/** A Markdown document as one passage for each of its sections, with the anchors that GitHub gives to headings. */
export function parseMarkdown(path: string, source: string): Passage[] {
  const toAnchor = createSlugger();
  const above: Heading[] = [];
  const passages: (Passage & { blocks: Block[] })[] = [{ url: path, title: path, trail: [], blocks: [] }];
  for (const part of toBlocks(source)) {
    if (part.kind !== "heading") {
      passages.at(-1)?.blocks.push(part);
      continue;
    }
    while ((above.at(-1)?.level ?? 0) >= part.level) above.pop();
    const trail = above.map((heading) => heading.text);
    above.push(part);
    passages.push({ url: `${path}#${toAnchor(part.text)}`, title: part.text, trail, blocks: [] });
  }
  return passages.filter((passage) => passage.blocks.length > 0);
}

function kindOf(firstLine: string): Block["kind"] {
  if (itemPattern.test(firstLine)) return "list";
  return firstLine.trimStart().startsWith("|") ? "table" : "prose";
}

function closingFence(lines: readonly string[], opening: number, fence: string): number {
  const closes = (line: string) => {
    const text = line.trim();
    return text.startsWith(fence) && text === fence.charAt(0).repeat(text.length);
  };
  const end = lines.findIndex((line, at) => at > opening && closes(line));
  return end === -1 ? lines.length : end;
}

function outdent(lines: readonly string[]): string {
  const margin = /^\s*/.exec(lines[0] ?? "")?.[0].length ?? 0;
  return lines.map((line) => line.slice(Math.min(margin, line.length - line.trimStart().length))).join("\n");
}

function plain(heading: string): string {
  return heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
}

function createSlugger(): (title: string) => string {
  const seen = new Map<string, number>();
  return (title) => {
    const slug = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
}
