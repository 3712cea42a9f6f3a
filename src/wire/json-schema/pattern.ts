import { RE2JS } from "re2js";

const LONGEST_PATTERN = 2048;
const LARGEST_PROGRAM = 2000;
const MOST_WORK = 20_000_000;

/** Asks whether a pattern is found in a text; undefined when that would take too long. */
export type Finder = (text: string) => boolean | undefined;

/**
 * Compiles a pattern for an engine whose time is linear in the text (RE2), since patterns come from clients. Look-around and
 * back-references do not exist there. Undefined for a pattern that is not supported or too large.
 */
export function toFinder(pattern: string): Finder | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
    const size = compiled.programSize();
    if (size > LARGEST_PROGRAM) return undefined;
    return (text) => (text.length * size > MOST_WORK ? undefined : compiled.test(text));
  } catch {
    return undefined;
  }
}
