import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { measureColdStart } from "./cold-start.ts";
import { measureSteps } from "./graph-step.ts";
import { measureInProcess } from "./in-process.ts";
import { measureJson, measureLengths, measureStreams } from "./over-http.ts";
import { toLengthTable, toTable } from "./report.ts";
import { FEATURE_NAMES } from "./workload.ts";

const lines: string[] = [];
const tell = (...more: readonly string[]): void => {
  lines.push(...more);
  console.log(more.join("\n"));
};

const begin = performance.now();
const gib = (totalmem() / 1024 ** 3).toFixed(0);
tell(
  "# Results",
  "",
  "Written by `npm run bench`. What is compared ran in the same minutes, in turns; ratios are taken round by round. ± is half the distance",
  "between the quartiles. Only the ratios travel from one machine to another.",
  "",
  `- Machine: ${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores, ${gib} GiB; ${process.platform} ${process.arch}`,
  `- Load before the run: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(", ")}`,
  `- Node ${process.version}, V8 ${process.versions.v8}; ${["koa", "openapi-backend", "ajv", "gpt-tokenizer"].map(toVersion).join(", ")}`,
  "- Command: `npm run bench`",
  "- One server process, one client process (bare sockets, keep-alive), on one machine",
  "- Ours has everything on that `serve` has by default: contract, request ids, limits, queue, exact usage, abort handling",
);

tell(
  "",
  "## Cost per token, in process",
  "",
  "From the worker's `yield` to the text of the frame; ten thousand tokens per sample.",
  "",
);
tell(...toLengthTable("ns per token", await measureInProcess(15), FEATURE_NAMES));

tell("", "## Cost per token, over HTTP", "", "Two connections, as the client reads them.", "");
tell(...toLengthTable("ns per token", await measureLengths(18), FEATURE_NAMES));

tell(
  "",
  "## Streamed chunks per second",
  "",
  "Eight connections, 1,000 tokens per stream. The baselines write one chunk at a time.",
  "",
);
tell(...toTable("chunks/s", await measureStreams(12), "bare-node"));

tell(
  "",
  "## JSON chat completions per second",
  "",
  "Thirty-two connections, an answer of eight tokens. The baselines parse the body and answer a constant.",
  "",
);
tell(...toTable("requests/s", await measureJson(12, 0), "bare-node"));

tell("", "The same with 200 messages before the question (100 KB):", "");
tell(...toTable("requests/s", await measureJson(12, 200), "bare-node"));

tell("", "## A step of a graph", "", "Ten nodes in a row, compiled, a fresh context per run.", "");
tell(...toTable("ns per step", await measureSteps(4), "plain await"));

tell(
  "",
  "## Cold start",
  "",
  "From spawn to the first 200 of `GET /health`, in a clone (types stripped at start), with the demo.",
  "",
);
tell(...toTable("ms", await measureColdStart(10), "node -e 0"));

tell(
  "",
  "## What is not measured",
  "",
  "- The network: server and client share the machine, its cores and its loopback.",
  "- Real models: the worker yields without waiting. A model's 20 ms between two tokens dwarf everything here.",
  "- Delay per token under many slow streams, memory of silent streams, several worker processes.",
  "- Other servers than bare node:http and bare Koa; TLS; keys and CORS (off, as by default).",
  "- `n` above 1, tools, json_schema with a large schema, token limits that are reached.",
);

console.log(`\n${((performance.now() - begin) / 1000).toFixed(0)} s`);
writeFileSync(new URL("./RESULTS.md", import.meta.url), `${lines.join("\n")}\n`);

function toVersion(name: string): string {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return `${name} ${dependencies[name]}`;
}
