import type { Fault } from "./fault.ts";
import { isObject } from "./json.ts";
import { toFinder, type Finder } from "./pattern.ts";
import { follow } from "./reference.ts";
import type { Place } from "./rule.ts";
import { rules } from "./rules.ts";

const DEEPEST = 256;
const MOST_STEPS = 2_000_000;

/**
 * Judges a value by a schema that `checkSchema` has passed: the first fault, or undefined. The schema is interpreted, never
 * compiled to code; a judgement that takes too many steps or goes too deep is a fault, so no schema can hold the server up.
 */
export function validate(root: unknown, value: unknown): Fault | undefined {
  const finders = new Map<string, Finder | undefined>();
  let left = MOST_STEPS;

  const spend = (): void => {
    if (--left < 0) throw new TooMuch();
  };
  const find = (pattern: string, text: string): boolean => {
    spend();
    if (!finders.has(pattern)) finders.set(pattern, toFinder(pattern));
    const found = finders.get(pattern)?.(text);
    if (found === undefined) throw new TooMuch();
    return found;
  };
  const judge = (schema: unknown, at: unknown, path: readonly string[], depth: number): Fault | undefined => {
    spend();
    if (depth > DEEPEST) throw new TooMuch();
    if (schema === false) return { path, message: "is not allowed" };
    if (!isObject(schema)) return undefined;
    const visit: Place["visit"] = (below, inner, key) =>
      judge(below, inner, key === undefined ? path : [...path, key], depth + 1);
    const place: Place = { schema, visit, find, follow: (reference) => follow(root, reference), spend };
    for (const [keyword, operand] of Object.entries(schema)) {
      const fault = rules.get(keyword)?.(operand as never, at, place);
      if (fault) return typeof fault === "string" ? { path, message: fault } : fault;
    }
    return undefined;
  };

  try {
    return judge(root, value, [], 0);
  } catch (cause) {
    if (cause instanceof TooMuch || cause instanceof RangeError)
      return { path: [], message: "takes too much work to judge" };
    throw cause;
  }
}

class TooMuch extends Error {}
