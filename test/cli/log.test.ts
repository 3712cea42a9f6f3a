import { expect, test } from "vitest";
import { createTerminalLog } from "../../src/cli/terminal-log.ts";
import { post } from "../support/ask.ts";
import { Program, until } from "../support/cli.ts";

const QUESTION = { messages: [{ role: "user", content: "?" }] };
const FAILING = "test/cli/modules/failing.ts";

function write(thrown: unknown): readonly string[] {
  const lines: string[] = [];
  const noon = new Date(2026, 0, 1, 12, 0, 5);
  const log = createTerminalLog({ err: (line) => lines.push(line), cwd: "/home/me" }, () => noon);
  log.error({ request_id: "req_1", status: 500, code: "worker_failed" }, "request failed", thrown);
  return lines;
}

function failure(message: string, stack: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { stack: `Error: ${message}\n${stack}` });
}

test("a failure at a terminal is one line: time, request, status, code, the first cause and its place in the user's code", () => {
  const inner = failure(
    "the shelf\nis empty",
    "    at read (/x/node_modules/a.js:1:1)\n    at ask (/home/me/model.ts:4:9)",
  );
  const outer = failure("no answer", "    at run (/home/me/model.ts:12:5)", inner);
  expect(write(outer)).toEqual(["12:00:05 req_1 500 worker_failed the shelf is empty (model.ts:4)"]);
});

test("where the first cause knows no place of the user's, the next error around it says it", () => {
  const refused = failure("connect ECONNREFUSED", "    at node:net:1:1");
  const several = Object.assign(failure("", "    at node:net:2:2"), { errors: [refused] });
  const outer = failure("fetch failed", "    at ask (/home/me/model.ts:7:1)", several);
  expect(write(outer)).toEqual(["12:00:05 req_1 500 worker_failed connect ECONNREFUSED (model.ts:7)"]);
});

test.for([
  ["nothing", undefined, /undefined was thrown$/],
  ["a text", "boom", /boom was thrown$/],
  [
    "an error whose cause cannot be read",
    Object.defineProperty(failure("shut", ""), "cause", {
      get: () => {
        throw 1;
      },
    }),
    /shut$/,
  ],
] as const)("%s that was thrown is one line too", ([, thrown, line]) => {
  expect(write(thrown)).toEqual([expect.stringMatching(line)]);
});

test("a chain of causes that never ends is cut", () => {
  const error = failure("round", "");
  error.cause = error;
  expect(write(error)).toEqual(["12:00:05 req_1 500 worker_failed round"]);
});

test("a failure is a JSON line where standard error is no terminal", async () => {
  await using program = new Program(["serve", FAILING, "--port", "0"]);
  expect((await post(await program.url(), QUESTION)).status).toBe(500);
  const line = await until(() => program.stderr.includes("\n") && program.stderr);
  expect(JSON.parse(line)).toMatchObject({ level: 50, status: 500, cause: expect.stringContaining("the shelf") });
});

test.for(["--docs", "--workers=1"])("a failure is a line for a person where it is one, with %s", async (flag) => {
  const terminal = { NODE_OPTIONS: "--import=data:text/javascript,process.stderr.isTTY=true" };
  await using program = new Program(["serve", FAILING, "--port", "0", flag], { env: terminal });
  expect((await post(await program.url(), QUESTION)).status).toBe(500);
  const line = await until(() => program.stderr.includes("\n") && program.stderr);
  expect(line).toMatch(
    /^thinkagain: \d\d:\d\d:\d\d \S+ 500 \S+ the shelf is empty \(test\/cli\/modules\/failing\.ts:4\)\n$/,
  );
});
