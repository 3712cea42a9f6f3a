import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot, readCorpus } from "../../src/demo/corpus.ts";
import { fixtureRoot } from "./fixture.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "corpus-"));
});
afterAll(() => rm(folder, { recursive: true }));

const documentsOf = async (root: string) => new Set((await readCorpus(root)).map(({ url }) => url.split("#", 1)[0]));

test("the corpus is the guide, the house rules and the contract", async () => {
  expect(await documentsOf(fixtureRoot)).toEqual(new Set(["README.md", "CONTRIBUTING.md", "openapi.yaml"]));
});

test("every passage has an address of its own", async () => {
  for (const root of [fixtureRoot, packageRoot()]) {
    const urls = (await readCorpus(root)).map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
  }
});

test("the project's own documents are found from its sources", async () => {
  const own = [
    "README.md",
    "examples/README.md",
    "deploy/README.md",
    "deploy/reverse-proxies.md",
    "CONTRIBUTING.md",
    "openapi.yaml",
  ];
  expect(await documentsOf(packageRoot())).toEqual(new Set(own));
});

test("a document that is missing or broken leaves the others as they are", async () => {
  expect(await readCorpus(join(folder, "nowhere"))).toEqual([]);
  await writeFile(join(folder, "README.md"), "# Guide\n\nWords.\n");
  await writeFile(join(folder, "openapi.yaml"), "paths: [unclosed");
  expect(await documentsOf(folder)).toEqual(new Set(["README.md"]));
});
