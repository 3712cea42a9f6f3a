import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Chapter, Goal } from "./chapter.ts";
import { chapters } from "./chapters/index.ts";
import { toGoalTable } from "./report.ts";
import { describeMachine } from "./traffic/machine.ts";

/** How much longer the long form measures. */
const LONGER = 4;
const SECONDS_OF_LONG_ONES = 15;
const NAMED = ["koa", "openapi-backend", "ajv", "gpt-tokenizer", "fastify", "@langchain/langgraph"];

const { values } = parseArgs({
  options: { long: { type: "boolean", default: false }, only: { type: "string" } },
});
const { long, only } = values;

const begin = performance.now();
const before = loadavg();
const told: string[] = [];
const goals: Goal[] = [];
for (const chapter of chapters.filter(isWanted)) {
  const { title, how, seconds = SECONDS_OF_LONG_ONES, measure } = chapter;
  const found = await measure(long ? seconds * LONGER : seconds);
  const text = [`## ${title}`, "", how, "", ...found.lines, ""];
  console.log(text.join("\n"));
  told.push(...text);
  goals.push(...found.goals);
}
console.log(toGoalTable(goals).join("\n"));
const seconds = ((performance.now() - begin) / 1000).toFixed(0);
console.log(`\n${seconds} s`);
if (only === undefined) writeFileSync(new URL("./RESULTS.md", import.meta.url), toResults());

function isWanted({ title, seconds: short }: Chapter): boolean {
  return only === undefined ? long || short !== undefined : title.includes(only);
}

function toResults(): string {
  const left = chapters.filter((chapter) => !isWanted(chapter)).map(({ title }) => title.toLowerCase());
  const lines = [
    "# Results",
    "",
    "What is compared ran in the same minutes, in turns; ratios are taken round by round. A figure is a median, ± half the distance between the",
    "quartiles. Only the ratios travel from one machine to another.",
    "",
    ...describeMachine(),
    `- Load before the run: ${before.map((load) => load.toFixed(1)).join(", ")}`,
    `- V8 ${process.versions.v8}; ${NAMED.map(toVersion).join(", ")}`,
    `- Command: \`npm run bench${long ? " -- --long" : ""}\`, ${seconds} s; one chapter alone: \`npm run bench -- --only "Delay"\``,
    "- One server process and one client process (bare sockets, keep-alive) unless told otherwise, on one machine",
    "- Ours has everything on that `serve` has by default: contract, request ids, limits, queue, exact usage, abort handling, metrics, a log line for each request (into nothing)",
    "",
    ...toGoalTable(goals),
    "",
    ...told,
    "## What is not measured",
    "",
    ...(left.length > 0 ? [`- In this short form: ${left.join("; ")}.`] : []),
    "- The network: server and client share the machine, its cores and its loopback.",
    "- Real models: the worker yields without waiting, but for the chapter on delay. A model's 20 ms between two tokens dwarf everything here.",
    "- Conversations that differ: the same one is sent again and again.",
    "- TLS; keys, rate limits, CORS, tracing and logged content (off, as by default).",
    "- `n` above 1, tools, json_schema with a large schema, token limits that are reached.",
  ];
  return `${lines.join("\n")}\n`;
}

function toVersion(name: string): string {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, "utf8"));
  return `${name} ${version}`;
}
