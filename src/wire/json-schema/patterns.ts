import { isObject } from "./json.ts";
import { toExpanse, toFinder } from "./pattern.ts";

const MOST_PARTS = 20_000;

/** The patterns of all schemas of one request: each is compiled once, and together they must not take too long to compile. */
export class Patterns {
  readonly #sound = new Set<string>();
  #left = MOST_PARTS;

  /** What is wrong with the patterns of one schema, without those below. */
  judge({ pattern, patternProperties }: Readonly<Record<string, unknown>>): string | undefined {
    if (typeof pattern === "string" && !this.#isSound(pattern)) return refuse("pattern");
    const names = isObject(patternProperties) ? Object.keys(patternProperties) : [];
    return names.every((name) => this.#isSound(name)) ? undefined : refuse("patternProperties");
  }

  #isSound(pattern: string): boolean {
    if (this.#sound.has(pattern)) return true;
    this.#left -= toExpanse(pattern);
    if (this.#left < 0 || toFinder(pattern) === undefined) return false;
    this.#sound.add(pattern);
    return true;
  }
}

const refuse = (keyword: string): string => `'${keyword}' must be a regular expression that RE2 supports`;
