import { toBelow } from "./below.ts";
import type { Fault } from "./fault.ts";
import { isObject } from "./json.ts";
import { judgeKeyword } from "./keywords.ts";
import { Patterns } from "./patterns.ts";
import { quote } from "./quote.ts";
import { follow } from "./reference.ts";
import { MOST_SCHEMAS, Size, TOO_MANY } from "./size.ts";
import { judgeStrictly, judgeStrictRoot } from "./strict.ts";

const LONGEST_PATH = 128;
const MOST_VISITS = 3 * MOST_SCHEMAS;

/** How a schema is judged. */
interface CheckOptions {
  readonly strict?: boolean;
  /** Shared by the schemas of one request. */
  readonly patterns?: Patterns;
}

interface Visit {
  readonly schema: unknown;
  readonly path: readonly string[];
  /** How many objects it is in. */
  readonly level: number;
}

/**
 * Judges a client's schema before it is used: known keywords with sound operands, references that lead somewhere, patterns that the
 * linear engine takes, and limits on its size; with `strict` also the rules of OpenAI's strict subset. The first fault, or undefined.
 */
export function checkSchema(root: unknown, options: CheckOptions = {}): Fault | undefined {
  const { strict = false, patterns = new Patterns() } = options;
  const rootProblem = strict ? judgeStrictRoot(root) : undefined;
  if (rootProblem !== undefined) return { path: [], message: rootProblem };
  const size = new Size();
  const seen = new Set<unknown>();
  const sound = new Set<unknown>();
  const visits: Visit[] = [{ schema: root, path: [], level: 1 }];
  for (const { schema, path, level } of visits) {
    if (typeof schema === "boolean" && (!strict || path.at(-1) === "additionalProperties")) continue;
    if (!isObject(schema)) return { path, message: "a schema must be an object" };
    if (seen.has(schema)) continue;
    seen.add(schema);
    const problem =
      size.add(schema) ??
      judgeKeywords(schema) ??
      patterns.judge(schema) ??
      judgeReference(root, schema, sound) ??
      (strict ? judgeStrictly(schema, level) : undefined);
    if (problem !== undefined) return { path, message: problem };
    if (path.length > LONGEST_PATH) return { path: path.slice(0, 4), message: "the schema is nested too deeply" };
    for (const below of toBelow(schema)) {
      if (visits.length > MOST_VISITS) return { path, message: TOO_MANY };
      const inner = below.path[0] === "properties" ? level + 1 : level;
      visits.push({ schema: below.schema, path: [...path, ...below.path], level: inner });
    }
    if (typeof schema.$ref === "string") visits.push({ schema: follow(root, schema.$ref), path, level });
  }
  return undefined;
}

function judgeKeywords(schema: Readonly<Record<string, unknown>>): string | undefined {
  for (const [keyword, operand] of Object.entries(schema)) {
    const problem = judgeKeyword(keyword, operand);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function judgeReference(
  root: unknown,
  schema: Readonly<Record<string, unknown>>,
  sound: Set<unknown>,
): string | undefined {
  const passed = new Set<unknown>();
  let at: unknown = schema;
  while (isObject(at) && typeof at.$ref === "string" && !sound.has(at)) {
    if (passed.has(at)) return `'$ref' leads back to itself: '${quote(at.$ref)}'`;
    passed.add(at);
    if (!at.$ref.startsWith("#")) return `'$ref' must lead to a place in this schema: '${quote(at.$ref)}'`;
    const next = follow(root, at.$ref);
    if (!isObject(next) && typeof next !== "boolean") return `'$ref' leads nowhere: '${quote(at.$ref)}'`;
    at = next;
  }
  for (const one of passed) sound.add(one);
  return undefined;
}
