import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseContract } from "./contract.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Passage } from "./passage.ts";

const documents = [
  { path: "README.md", parse: parseMarkdown },
  { path: "examples/README.md", parse: parseMarkdown },
  { path: "deploy/README.md", parse: parseMarkdown },
  { path: "deploy/reverse-proxies.md", parse: parseMarkdown },
  { path: "CONTRIBUTING.md", parse: parseMarkdown },
  { path: "openapi.yaml", parse: parseContract },
];

/** The folder that the documents of this package stand in, whether its sources run or its build does. */
export function packageRoot(): string {
  return dirname(createRequire(import.meta.url).resolve("@thinkagain/serve/package.json"));
}

/** Every passage of the documents in a folder; a document that is missing or broken is left out. */
export async function readCorpus(root: string): Promise<Passage[]> {
  const parsed = await Promise.allSettled(
    documents.map(async ({ path, parse }) => parse(path, await readFile(join(root, path), "utf8"))),
  );
  return parsed.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
}
