import { expect, test } from "vitest";
import { ModuleFile, runProgram } from "../support/cli.ts";

test("draw prints every graph of a module as Mermaid, below a comment with its name", async () => {
  const { code, stdout } = await runProgram(["draw", "test/cli/modules/several.ts"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^%% right\nflowchart[^%]*go-right[^%]*\n\n%% left\nflowchart[^%]*go-left[^%]*\n$/);
});

test("draw prints the only graph of a module, or the one that --graph names, without a comment", async () => {
  const { stdout } = await runProgram(["draw", "examples/minimal.ts"]);
  expect(stdout).toMatch(/^flowchart/);
  expect(stdout).not.toContain("%%");
  const { stdout: chosen } = await runProgram(["draw", "test/cli/modules/several.ts", "--graph", "left"]);
  expect(chosen).toMatch(/^flowchart/);
  expect(chosen).not.toContain("go-right");
});

test("draw takes the graph that --graph names, and lists them where there is none of that name", async () => {
  const { stdout } = await runProgram(["draw", "test/cli/modules/several.ts", "--graph", "left"]);
  expect(stdout).toContain("go-left");
  const { code, stderr } = await runProgram(["draw", "test/cli/modules/several.ts", "--graph", "up"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/no graph up: it has right, left\n$/) });
});

test("check says of each graph that it is fine, the default one first", async () => {
  const outcome = await runProgram(["check", "test/cli/modules/several.ts"]);
  expect(outcome).toEqual({ code: 0, stdout: "right: fine\nleft: fine\n", stderr: "" });
});

test("check looks into registries too", async () => {
  const { code, stdout } = await runProgram(["check", "test/cli/modules/probes.ts"]);
  expect(code).toBe(0);
  expect(stdout).toContain("pid: fine\nticks: fine\n");
});

test("check prints every problem of a broken graph on a line of its own, and exits with 1", async () => {
  const { code, stdout, stderr } = await runProgram(["check", "test/cli/modules/broken.ts"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain("fine: fine\n");
  const problems = stdout.split("\n").filter((line) => line.startsWith("broken: "));
  expect(problems).toHaveLength(3);
  expect(problems[0]).toContain('"first"');
});

test("workers that are exported by name are models of that name, functions and other objects are not", async () => {
  const outcome = await runProgram(["check", "test/cli/modules/workers.ts"]);
  expect(outcome).toEqual({ code: 0, stdout: "both: fine\ngreeter: fine\n", stderr: "" });
});

test("graphs without a name of their own, and those that share one, are named after their export", async () => {
  const { code, stdout } = await runProgram(["check", "test/cli/modules/nameless.ts"]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "nameless: fine\nanonymous: fine\nfaq: fine\nhers: fine\nhis: fine\nown-name: fine\n",
  });
});

test("check reports two models that would have one name, which serve refuses in the same words", async () => {
  const { code, stdout } = await runProgram(["check", "test/cli/modules/clash.ts"]);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: expect.stringMatching(/^faq: fine\nfaq: There is already a model "faq"\..*\n$/),
  });
  const refused = await runProgram(["serve", "test/cli/modules/clash.ts", "--port", "0"]);
  expect({ code: refused.code, stderr: refused.stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^thinkagain: There is already a model "faq"\..*\n$/),
  });
});

test("a worker or a function as default export is a model named after its file", async () => {
  await using worker = await ModuleFile.write("export default { run: () => 'hello' };", "greeter.ts");
  expect(await runProgram(["check", worker.path])).toMatchObject({ code: 0, stdout: "greeter: fine\n" });
  await using plain = await ModuleFile.write("export default () => 'hello';", "waiter.mjs");
  expect(await runProgram(["check", plain.path])).toMatchObject({ code: 0, stdout: "waiter: fine\n" });
});

test.for([
  ["syntax that is wrong", "export const = 1;", "model.ts", /cannot load .*model\.ts: .*model\.ts:1\)/],
  [
    "syntax that is wrong, in JavaScript",
    "export const = 1;",
    "model.mjs",
    /cannot load .*model\.mjs: Unexpected token/,
  ],
  ["syntax that Node cannot strip", "enum A { B }", "model.ts", /enum is not supported/],
  [
    "an error while it loads",
    "\nthrow new Error('no\\nluck');",
    "model.ts",
    /cannot load .*: no luck \(.*model\.ts:2\)/,
  ],
  ["null thrown while it loads", "throw null;", "model.ts", /null was thrown/],
  [
    "an error that cannot be read",
    "throw { get message() { throw 1; }, get stack() { throw 2; } };",
    "model.ts",
    /cannot be shown/,
  ],
  ["an import that does not exist", "import './gone.ts';", "model.ts", /Cannot find module .*gone\.ts/],
  ["a package that is not installed", "import 'left-padx';", "model.ts", /Cannot find package 'left-padx'/],
  ["nothing to serve", "export const answer = 42;", "model.ts", /exports nothing to serve: export a graph/],
  ["a class instead of an instance", "export default class { run() {} }", "model.ts", /exports nothing to serve/],
  [
    "an error in a timer",
    "setTimeout(() => { throw new Error('too late'); }); await new Promise(() => {});",
    "model.ts",
    /too late/,
  ],
] as const)("a module with %s is one line and exit 1 for every command", async ([, source, name, line]) => {
  await using module = await ModuleFile.write(source, name);
  for (const command of ["check", "draw", "serve"]) {
    const { code, stdout, stderr } = await runProgram([command, module.path], { env: { PORT: "0" } });
    expect({ code, stdout }, command).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split("\n"), stderr).toHaveLength(1);
  }
});

test.for([
  ["./gone.ts", /there is no file \.\/gone\.ts in \//],
  ["gone.mjs", /there is no file gone\.mjs/],
  ["src", /src is a folder/],
  ["left-padx", /left-padx is neither a file nor a package/],
  ["koa", /koa exports nothing to serve/],
] as const)("the module %s is told to be wrong", async ([module, line]) => {
  const { code, stderr } = await runProgram(["check", module]);
  expect(code).toBe(1);
  expect(stderr).toMatch(line);
});

test("a package is looked for where the command runs", async () => {
  await using app = await ModuleFile.write("{}", "package.json");
  const { mkdir } = await import("node:fs/promises");
  await mkdir(`${app.folder}/node_modules/graphs`, { recursive: true });
  await app.write(
    JSON.stringify({ name: "graphs", exports: { import: "./graphs.js" }, type: "module" }),
    "node_modules/graphs/package.json",
  );
  await app.write("export default () => 'hello';", "node_modules/graphs/graphs.js");
  expect(await runProgram(["check", "graphs"], { cwd: app.folder })).toMatchObject({
    code: 0,
    stdout: "graphs: fine\n",
  });
});
