import { mkdir, symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ModuleFile, runProgram } from "../support/cli.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCE = 'import { pipe } from "@thinkagain/serve"; export default pipe(() => "hello");';

test("the clone's program serves a project that has installed the published package, with that copy", async () => {
  await using module = await ModuleFile.write(SOURCE, "model.mjs");
  await mkdir(`${module.folder}/node_modules/@thinkagain/serve`, { recursive: true });
  const exports = { "thinkagain-source": "./src/index.ts", default: "./installed.js" };
  const manifest = { name: "@thinkagain/serve", type: "module", exports };
  await module.write(JSON.stringify(manifest), "node_modules/@thinkagain/serve/package.json");
  await module.write(
    'export const pipe = () => { throw new Error("the installed copy ran"); };',
    "node_modules/@thinkagain/serve/installed.js",
  );
  const { code, stderr } = await runProgram(["check", module.path]);
  expect(code).toBe(1);
  expect(stderr).toContain("the installed copy ran");
});

test("the clone's program serves a project that is linked to the clone from its sources", async () => {
  await using module = await ModuleFile.write(
    `${SOURCE} if (!import.meta.resolve("@thinkagain/serve").endsWith("src/index.ts")) throw new Error("not the sources");`,
    "model.mjs",
  );
  await mkdir(`${module.folder}/node_modules/@thinkagain`, { recursive: true });
  await symlink(ROOT, `${module.folder}/node_modules/@thinkagain/serve`);
  expect(await runProgram(["check", module.path])).toMatchObject({ code: 0, stderr: "" });
});
