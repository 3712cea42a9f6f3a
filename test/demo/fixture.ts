import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** A folder of small documents of the same kinds as the project's own. */
export const fixtureRoot = fileURLToPath(new URL("corpus/", import.meta.url));

/** One of those documents. */
export function readFixture(name: string): Promise<string> {
  return readFile(new URL(`corpus/${name}`, import.meta.url), "utf8");
}
