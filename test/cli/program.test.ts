import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { options } from "../../src/cli/serve.ts";
import { runProgram } from "../support/cli.ts";

test.for(["", "help", "--help", "-h"])("thinkagain %s lists the commands", async (args) => {
  const { code, stdout } = await runProgram(args.split(" ").filter(Boolean));
  expect(code).toBe(0);
  for (const command of ["serve", "draw", "check"]) expect(stdout).toContain(`thinkagain ${command}`);
});

test.for(["help serve", "serve --help", "serve x.ts -h"])("thinkagain %s lists every option", async (args) => {
  const { code, stdout } = await runProgram(args.split(" "));
  expect(code).toBe(0);
  for (const flag of [
    "--host <host>",
    "--port <port>",
    "--workers <n>",
    "--watch",
    "--api-key <key>",
    "--max-body-bytes <bytes>",
    "--no-docs",
  ])
    expect(stdout).toContain(flag);
});

test.for(["serve", "check", "draw"])("thinkagain help %s says how models are named", async (command) => {
  const { stdout } = await runProgram(["help", command]);
  expect(stdout).toContain("A model is named after its graph.");
});

test("the page about running a server knows every option, and no other", () => {
  const text = readFileSync(new URL("../../deploy/README.md", import.meta.url), "utf8");
  const [, ...rows] = text.slice(text.indexOf("| option "), text.indexOf("Flags beside these")).split("\n");
  const told = rows.flatMap((row) => row.split("|")[1]?.match(/\w+(?=`)/g) ?? []);
  const onlyFlags = new Set(["workers", "watch", "hangTimeoutMs"]);
  const onlyInPrograms = ["rateLimitStore", "gatherMetrics", "tokenizer", "logger"];
  expect(told.toSorted()).toEqual(
    [...Object.keys(options).filter((name) => !onlyFlags.has(name)), ...onlyInPrograms].toSorted(),
  );
});

test.for(["--version", "-v"])("thinkagain %s says the version of the package", async (flag) => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(await runProgram([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.for([
  [["sevre"], /unknown command "sevre"/],
  [["__proto__"], /unknown command "__proto__"/],
  [["./graph.ts"], /thinkagain serve \.\/graph\.ts/],
  [["help", "sevre"], /unknown command "sevre"/],
  [["serve", "--prot", "1"], /unknown option --prot/],
  [["serve", "-x"], /unknown option -x/],
  [["serve", "--no-port"], /unknown option --no-port/],
  [["serve", "--port"], /--port needs a value/],
  [["serve", "--port", "abc"], /--port expects a whole number from 0 to 65535, not "abc"/],
  [["serve", "--port", "-1"], /--port expects .* not "-1"/],
  [["serve", "--port", "65536"], /--port expects .* not "65536"/],
  [["serve", "--port", "8e3"], /--port expects .* not "8e3"/],
  [["serve", "--max-heap-use", "1.1"], /--max-heap-use expects a number from 0\.1 to 1, not "1\.1"/],
  [["serve", "--max-heap-use", "half"], /--max-heap-use expects .* not "half"/],
  [["serve", "--workers", "0"], /--workers expects a whole number from 1/],
  [["serve", "--watch=yes"], /--watch takes no value/],
  [["serve", "--api-key", " "], /--api-key expects a text/],
  [["serve", "--reasoning-field", "thoughts"], /--reasoning-field expects reasoning_content or reasoning/],
  [["serve", "--base-path", "no slash"], /basePath takes a path such as/],
  [["serve", "a.ts", "b.ts"], /one module at a time: "b\.ts"/],
  [["draw"], /the module is missing/],
  [["check"], /the module is missing/],
] as const)("thinkagain %j is one line on standard error and exit 1", async ([args, line]) => {
  const { code, stdout, stderr } = await runProgram(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(line);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

test.for(["", ",", " , ", "one,"])(
  "THINKAGAIN_API_KEYS=%j is refused: a lock that was meant is never left open",
  async (keys) => {
    const { code, stdout, stderr } = await runProgram(["serve", "--port", "0"], { env: { THINKAGAIN_API_KEYS: keys } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      "thinkagain: THINKAGAIN_API_KEYS has an empty place in its comma-separated list: fill it, or unset THINKAGAIN_API_KEYS\n",
    );
  },
);
