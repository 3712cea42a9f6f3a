import { RE2JS } from "re2js";

const LONGEST_PATTERN = 2048;
const LARGEST_PROGRAM = 2000;
const PART = /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[^]/gu;

/** A compiled pattern. */
export interface Finder {
  /** How large its program is: a search takes this times the length of the text, at most. */
  readonly size: number;
  /** Asks whether the pattern is found in a text. */
  test(text: string): boolean;
}

/**
 * Compiles a pattern for an engine whose time is linear in the text (RE2), since patterns come from clients. Look-around and
 * back-references do not exist there. Undefined for a pattern that is not supported or too large.
 */
export function toFinder(pattern: string): Finder | undefined {
  if (pattern.length > LONGEST_PATTERN || toExpanse(pattern) > LARGEST_PROGRAM) return undefined;
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
    const size = compiled.programSize();
    return size > LARGEST_PROGRAM ? undefined : { size, test: (text) => compiled.test(text) };
  } catch {
    return undefined;
  }
}

/** How many parts a pattern has once its repetitions are written out, which is what it costs to compile. */
export function toExpanse(pattern: string): number {
  const groups: number[] = [];
  let sum = 0;
  let last = 0;
  for (const [part, least, most] of pattern.matchAll(PART)) {
    if (part === "(") {
      groups.push(sum);
      sum = 0;
      last = 0;
    } else if (part === ")") {
      last = sum + 1;
      sum = (groups.pop() ?? 0) + last;
    } else if (least !== undefined) {
      const times = Math.max(1, Number(most || least));
      sum += last * (times - 1);
      last *= times;
    } else {
      last = 1;
      sum++;
    }
  }
  return groups.reduce((total, group) => total + group, sum);
}
