import { diff } from "node:util";

const CONTEXT = 3;
const MAX_LINES = 2000;
const MAX_SHOWN = 60;

/** What changed between two texts, as a unified diff of a few lines; empty where they are the same. */
export function toDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const [from, to] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const first = Math.max(0, start - CONTEXT);
  const slice = (lines: readonly string[]) => lines.slice(first, lines.length - Math.max(0, end - CONTEXT));
  const [left, right] = [slice(from), slice(to)];
  const head = `--- ${name} (is)\n+++ ${name} (should be)\n@@ line ${first + 1} @@`;
  if (left.length > MAX_LINES || right.length > MAX_LINES)
    return `${head}\n${left.length} lines become ${right.length} lines\n`;
  const lines = toHunk(diff(left, right));
  const rest = lines.length > MAX_SHOWN ? [`… and ${lines.length - MAX_SHOWN} lines more`] : [];
  return [head, ...lines.slice(0, MAX_SHOWN), ...rest, ""].join("\n");
}

/** Lines that stay are shown only where a changed line is near. node:util counts what only the first text has as 1. */
function toHunk(entries: readonly (readonly [operation: number, line: string])[]): string[] {
  const near = (i: number) =>
    entries.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(([operation]) => operation !== 0);
  return entries.flatMap(([operation, line], i) => {
    if (operation !== 0) return [`${operation > 0 ? "-" : "+"}${line}`];
    if (near(i)) return [` ${line}`];
    return i > 0 && near(i - 1) ? ["…"] : [];
  });
}
