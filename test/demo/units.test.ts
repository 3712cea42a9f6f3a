import { expect, test } from "vitest";
import { toUnits } from "../../src/demo/units.ts";

const sentencesOf = (text: string) => toUnits({ kind: "prose", text });

test.each([
  "See [SECURITY.md](../SECURITY.md), too.",
  "It is in ../deploy/README.md or in ./Dockerfile.",
  "Say `yield. Stop` and go on.",
  "Go to https://example.com/?a=b.c!d and look.",
])("what stands in a link, a path or code ends no sentence: %s", (sentence) => {
  expect(sentencesOf(`First. ${sentence} Last.`)).toEqual(["First.", sentence, "Last."]);
});

test("a sentence may begin with code, and lines are joined", () => {
  expect(sentencesOf("One\n  line. `host` is where.")).toEqual(["One line.", "`host` is where."]);
});
