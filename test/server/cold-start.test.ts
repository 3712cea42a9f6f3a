import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open } from "../support/server.ts";

test("what only metrics want is loaded after the first answer, and not at the start", async () => {
  await using server = await open(probes());
  expect(loaded("prom-client")).toBe(false);
  await (await server.post(CHAT, ask("words"))).text();
  await vi.waitUntil(() => loaded("prom-client"));
});

function loaded(name: string): boolean {
  return Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes(`/node_modules/${name}/`));
}
