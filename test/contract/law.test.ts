import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { declared, operationIds } from "../support/conforms.ts";

test.each(operationIds)("every answer that the contract declares for %s has a test", (id) => {
  const source = readFileSync(new URL(`${id}.test.ts`, import.meta.url), "utf8").replaceAll(
    "JSON_TYPE",
    '"application/json"',
  );
  const tested = new Set(
    [...source.matchAll(/^answers\(\s*(\d+),\s*"([^"]+)"/gm)].map(([, status, type]) => `${status} ${type}`),
  );
  expect([...tested].toSorted()).toEqual(
    declared(id)
      .map((pair) => pair.join(" "))
      .toSorted(),
  );
});
