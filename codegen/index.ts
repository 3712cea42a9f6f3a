import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { toNode } from "./contract.ts";
import { toDiff } from "./diff.ts";
import { generate } from "./generate.ts";

const contract = new URL("../openapi.yaml", import.meta.url);
const folder = new URL("../generated/", import.meta.url);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const text = await readFile(contract, "utf8");
const files = await generate(toNode(parse(text), "openapi.yaml"), text);
await mkdir(folder, { recursive: true });
const present = await readdir(folder);
const surplus = present.filter((name) => !Object.hasOwn(files, name));

if (values.check) {
  const diffs = await Promise.all(
    Object.entries(files).map(async ([name, source]) =>
      toDiff(`generated/${name}`, present.includes(name) ? await readFile(new URL(name, folder), "utf8") : "", source),
    ),
  );
  const problems = [
    ...diffs.filter((each) => each !== ""),
    ...surplus.map((name) => `generated/${name} is not generated any more\n`),
  ];
  if (problems.length > 0) {
    console.error(`${problems.join("\n")}\ngenerated/ is not what openapi.yaml says. Run \`npm run codegen\`.`);
    process.exitCode = 1;
  } else {
    console.log(`generated/ is what openapi.yaml says (${Object.keys(files).length} files).`);
  }
} else {
  await Promise.all(surplus.map((name) => rm(new URL(name, folder), { recursive: true })));
  await Promise.all(Object.entries(files).map(([name, source]) => writeFile(new URL(name, folder), source)));
  console.log(`Wrote ${Object.keys(files).length} files to generated/.`);
}
