import { expect, test } from "vitest";
import { createTerminalLog } from "../../src/cli/terminal-log.ts";
import type { Logger, LogLevel } from "../../src/index.ts";
import { post } from "../support/ask.ts";
import { ModuleFile, Program, until } from "../support/cli.ts";

const QUESTION = { messages: [{ role: "user", content: "?" }] };
const FAILING = "test/cli/modules/failing.ts";
const TERMINAL = { NODE_OPTIONS: "--import=data:text/javascript,process.stderr.isTTY=true" };

function write(thrown: unknown): readonly string[] {
  const lines: string[] = [];
  const noon = new Date(2026, 0, 1, 12, 0, 5);
  const log = createTerminalLog({ err: (line) => lines.push(line), cwd: "/home/me" }, "info", () => noon);
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

const REQUEST = { request_id: "req_1", method: "POST", path: "/v1/chat/completions", status: 200, duration_ms: 12.4 };

/** What a log of a level writes of these calls. */
function logged(level: LogLevel, use: (log: Logger) => void): readonly string[] {
  const lines: string[] = [];
  const noon = new Date(2026, 0, 1, 12, 0, 5);
  use(createTerminalLog({ err: (line) => lines.push(line), cwd: "/home/me" }, level, () => noon));
  return lines;
}

test.for([
  [{ model: "faq", prompt_tokens: 12, completion_tokens: 3 }, "200 faq 12 ms 12+3 tokens req_1"],
  [{ model: "faq", duration_ms: 61_234 }, "200 faq 61.2 s req_1"],
  [{ status: 404, code: "model_not_found" }, "404 POST /v1/chat/completions 12 ms model_not_found req_1"],
  [{ status: undefined, model: "faq", aborted: "client" }, "- faq 12 ms aborted: client req_1"],
] as const)("a request at a terminal is one line: %s", ([fields, line]) => {
  expect(logged("info", (log) => log.info({ ...REQUEST, ...fields }, "request"))).toEqual([`12:00:05 ${line}`]);
});

test("a request that has failed is told once, by its failure, also where its id comes again", () => {
  const fail = (log: Logger) => {
    log.error({ request_id: "req_1", status: 500 }, "request failed", new Error("boom"));
    log.warn({ ...REQUEST, status: 500 }, "request");
  };
  expect(logged("info", fail)).toEqual([expect.stringMatching(/boom/)]);
  expect(logged("info", (log) => [fail(log), fail(log)])).toHaveLength(2);
  expect(logged("warn", (log) => [fail(log), log.warn(REQUEST, "request")])).toHaveLength(2);
});

test.for([
  ["info", 3],
  ["warn", 2],
  ["error", 1],
  ["silent", 0],
] as const)("at level %s, %d of three kinds of lines are written", ([level, count]) => {
  const lines = logged(level, (log) => {
    log.info({ ...REQUEST, request_id: "req_i" }, "request");
    log.warn({ ...REQUEST, request_id: "req_w" }, "request");
    log.error({ request_id: "req_e", status: 500 }, "request failed", new Error("boom"));
  });
  expect(lines).toHaveLength(count);
});

test("a warning that is about no request is told in its words", () => {
  expect(logged("info", (log) => log.warn({}, "mind the gap"))).toEqual(["12:00:05 mind the gap"]);
});

test("question and answers, where the log holds them, follow in a line each, however long or broken they are", () => {
  const messages = [{ role: "system" }, { role: "user", content: "two\n  lines" }];
  const answers = ["x".repeat(9_000), ""];
  const [, question, long, empty, ...more] = logged("info", (log) =>
    log.info({ ...REQUEST, messages, answers }, "request"),
  );
  expect([question, empty, more]).toEqual(["  < two lines", "  > ", []]);
  expect(long?.length).toBeLessThan(600);
});

/** The lines that a program has written, once there are so many. */
const jsonLines = (program: Program, count: number) =>
  until(() => {
    const lines = program.stderr.split("\n").slice(0, -1);
    return lines.length >= count && lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  });

test("where standard error is no terminal, each request is a JSON line with its time, without key or question", async () => {
  const env = { THINKAGAIN_API_KEYS: "sk-of-mine,sk-another" };
  await using program = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0"], { env });
  const url = await program.url();
  const question = { model: "ticks", messages: [{ role: "user", content: "2" }], user: "my question" };
  expect((await post(url, question, { authorization: "Bearer sk-of-mine" })).status).toBe(200);
  expect((await post(url, question, { authorization: "Bearer sk-wrong" })).status).toBe(401);
  expect(await jsonLines(program, 2)).toMatchObject([
    { level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), status: 200, model: "ticks", msg: "request" },
    { level: 30, status: 401, code: "invalid_api_key" },
  ]);
  expect(program.stderr + program.stdout).not.toMatch(/sk-of-mine|sk-another|sk-wrong|my question|tick 1/);
});

test("with --log-content, question and answer are in it, and at a level above it no line at all", async () => {
  await using talkative = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0", "--log-content"]);
  await using laconic = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0", "--log-level", "warn"]);
  const question = { model: "ticks", messages: [{ role: "user", content: "1" }] };
  await post(await talkative.url(), question);
  await post(await laconic.url(), question);
  expect(await jsonLines(talkative, 1)).toMatchObject([
    { messages: [{ role: "user", content: "1" }], answers: ["tick 1 "] },
  ]);
  laconic.kill("SIGTERM");
  expect(await laconic.ended).toMatchObject({ code: 0, stderr: "" });
});

test.for(["SIGTERM", "SIGINT"] as const)("at %s, no line of the log is lost", async (signal) => {
  await using program = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0"]);
  const url = await program.url();
  const all = Array.from({ length: 200 }, () => fetch(`${url}/v1/models`).then((response) => response.text()));
  await Promise.all(all);
  program.kill(signal);
  const { stderr } = await program.ended;
  expect(stderr.trimEnd().split("\n")).toHaveLength(200);
});

test("a log whose reader has gone stops no server", async () => {
  await using program = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0"]);
  const url = await program.url();
  program.closeStderr();
  for (let count = 0; count < 20; count++) expect((await fetch(`${url}/v1/models`)).status).toBe(200);
  program.kill("SIGTERM");
  expect(await program.ended).toMatchObject({ code: 0 });
});

test("nothing that is thrown steers the terminal", async () => {
  const source = "export default function steers() { throw new Error('\\u001b[31mred\\u202e'); }";
  await using module = await ModuleFile.write(source);
  await using program = new Program(["serve", module.path, "--port", "0"], { env: TERMINAL });
  expect((await post(await program.url(), QUESTION)).status).toBe(500);
  const line = await until(() => program.stderr.includes("\n") && program.stderr);
  expect(line).toMatch(/ \ufffd\[31mred\ufffd \(.*\)\n$/);
});

test("a failure is a JSON line where standard error is no terminal", async () => {
  await using program = new Program(["serve", FAILING, "--port", "0"]);
  expect((await post(await program.url(), QUESTION)).status).toBe(500);
  const line = await until(() => program.stderr.includes("\n") && program.stderr);
  expect(JSON.parse(line)).toMatchObject({ level: 50, status: 500, cause: expect.stringContaining("the shelf") });
});

test.for(["--docs", "--workers=1"])("a failure is a line for a person where it is one, with %s", async (flag) => {
  await using program = new Program(["serve", FAILING, "--port", "0", flag], { env: TERMINAL });
  expect((await post(await program.url(), QUESTION)).status).toBe(500);
  const line = await until(() => program.stderr.includes("\n") && program.stderr);
  expect(line).toMatch(
    /^thinkagain: \d\d:\d\d:\d\d \S+ 500 \S+ the shelf is empty \(test\/cli\/modules\/failing\.ts:4\)\n$/,
  );
});
