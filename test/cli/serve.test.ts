import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { ask, begin, post } from "../support/ask.ts";
import { ModuleFile, Program, runProgram, until } from "../support/cli.ts";

const PROBES = "test/cli/modules/probes.ts";

test("serve without a module serves the demo, and says how to try it", async () => {
  await using program = new Program(["serve", "--port", "0"]);
  const url = await program.url();
  const { stdout } = program;
  expect(stdout).toMatch(/^\s*ThinkAgain Serve \d+\.\d+\.\d+\n/);
  expect(stdout).toMatch(/Models +docs-qa \(default\), demo\n/);
  for (const page of ["/docs", "/redoc"]) expect(stdout).toContain(`${url}${page}`);
  const [address = "", , contentType, , body = ""] = wordsOf(/^ *(curl .*)$/m.exec(stdout)?.[1] ?? "");
  expect(contentType).toBe("content-type: application/json");
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(await answer.json()).toMatchObject({ object: "chat.completion", model: "docs-qa" });
});

test("a module with graphs is served under their names, the default export being the default model", async () => {
  await using program = new Program(["serve", "test/cli/modules/several.ts", "--port=0"]);
  const url = await program.url();
  expect(await ask(url, undefined, "?")).toBe("right");
  expect(await ask(url, "left", "?")).toBe("left");
});

test("HOST, PORT and THINKAGAIN_API_KEYS are read from the environment", async () => {
  const port = await freePort();
  await using program = new Program(["serve", PROBES], {
    env: { HOST: "localhost", PORT: String(port), THINKAGAIN_API_KEYS: "one, two" },
  });
  expect(await program.url()).toBe(`http://localhost:${port}`);
  const body = { model: "pid", messages: [{ role: "user", content: "?" }] };
  expect((await post(await program.url(), body)).status).toBe(401);
  for (const key of ["one", "two"]) {
    const answer = await post(await program.url(), body, { authorization: `Bearer ${key}` });
    expect(answer.status).toBe(200);
  }
  expect(program.stdout).not.toContain("two");
});

test("a flag wins over the environment", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0"], { env: { PORT: "1", HOST: "" } });
  expect(await program.url()).toMatch(/^http:\/\/127\.0\.0\.1:(?!1$)\d+$/);
});

test("an option of the server reaches it by its flag", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0", "--base-path", "/ai", "--no-docs"]);
  const url = await program.url();
  expect(url).toMatch(/\/ai$/);
  expect(program.stdout).not.toContain("/docs");
  expect((await fetch(`${url}/docs`)).status).toBe(404);
  expect((await fetch(`${url}/health`)).status).toBe(200);
});

test.for(["--docs", "--workers=2"])("a port that is taken is one line and exit 1, with %s", async (flag) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { code, stdout, stderr } = await runProgram(["serve", PROBES, "--port", String(port), flag]);
  taken.close();
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    `thinkagain: cannot listen on 127.0.0.1 port ${port}: the port is taken; stop what listens there, or choose another with --port\n`,
  );
});

test.for(["--docs", "--workers=1"])(
  "an address that is not of this machine is one line and exit 1, with %s",
  async (flag) => {
    const { code, stderr } = await runProgram([
      "serve",
      PROBES,
      "--host=192.0.2.1",
      "--port=0",
      "--allow-public",
      flag,
    ]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^.*this machine has no such address.*\n$/),
    });
  },
);

test.for(["--docs", "--workers=1"])(
  "an address that others reach wants a key or --allow-public, with %s",
  async (flag) => {
    const args = ["serve", PROBES, "--host", "0.0.0.0", "--port", "0", flag];
    const { code, stdout, stderr } = await runProgram(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^thinkagain: Whoever reaches 0\.0\.0\.0 .*--api-key.*--allow-public.*\n$/);
    await using keyed = new Program([...args, "--api-key", "secret"]);
    await using open = new Program([...args, "--allow-public"]);
    for (const program of [keyed, open]) expect((await fetch(`${await program.url()}/health`)).status).toBe(200);
  },
);

test.for(["SIGTERM", "SIGINT"] as const)(
  "%s lets a running stream finish, takes nothing new and exits with 0",
  async (signal) => {
    await using program = new Program(["serve", PROBES, "--port", "0", "--log-level", "warn"]);
    const url = await program.url();
    const stream = await begin(url, "ticks", "20");
    program.kill(signal);
    await until(() =>
      fetch(`${url}/health`, { headers: { connection: "close" } }).then(
        () => false,
        () => true,
      ),
    );
    const text = await stream.rest();
    expect(text).toContain("tick 20");
    expect(text).toContain("[DONE]");
    expect(await program.ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test("a stopped server ends with its last answer, and does not wait for connections that are kept alive", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0"]);
  const stream = await begin(await program.url(), "ticks", "10");
  program.kill("SIGTERM");
  await stream.rest();
  const start = Date.now();
  expect((await program.ended).code).toBe(0);
  expect(Date.now() - start).toBeLessThan(2_500);
});

test("running answers get --shutdown-timeout-ms to finish, then an error, and the exit code is 0 still", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0", "--shutdown-timeout-ms", "300"]);
  const url = await program.url();
  const answer = post(url, { model: "never", messages: [{ role: "user", content: "?" }] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const start = Date.now();
  program.kill("SIGTERM");
  expect((await answer).status).toBe(503);
  expect((await program.ended).code).toBe(0);
  expect(Date.now() - start).toBeLessThan(2_000);
});

test("a second signal ends the server at once, with the code of the signal", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0"]);
  const stream = await begin(await program.url(), "ticks", "1000");
  program.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 100));
  program.kill("SIGINT");
  expect((await program.ended).code).toBe(130);
  await expect(stream.rest()).rejects.toThrow("terminated");
});

test("an error that a graph leaves behind is told in a line, and the server serves on", async () => {
  await using program = new Program(["serve", PROBES, "--port", "0"]);
  const url = await program.url();
  expect(await ask(url, "detached", "?")).toBe("answered");
  expect(program.stderr).toMatch(/nobody caught: left behind \(test\/cli\/modules\/probes\.ts:\d+\)\n$/);
  expect(await ask(url, "pid", "?")).toBe(String(program.pid));
});

test("--watch serves what the module has become, on the same port, also after a mistake in it", async () => {
  await using module = await ModuleFile.write('import { word } from "./word.ts"; export default () => word;');
  await module.write('export const word = "one";', "word.ts");
  await using program = new Program(["serve", module.path, "--port", "0", "--watch"]);
  const url = await program.url();
  expect(await ask(url, "model", "?")).toBe("one");
  await module.write('export const word = "two";', "word.ts");
  await until(() =>
    ask(url, "model", "?").then(
      (word) => word === "two",
      () => false,
    ),
  );
  await module.write("export default (");
  await until(() => /cannot load .*; waiting for a change\n$/.test(program.stderr));
  await module.write('export default () => "three";');
  await until(() =>
    ask(url, "model", "?").then(
      (word) => word === "three",
      () => false,
    ),
  );
  expect(program.stdout).toContain("word.ts changed\nServing again: model\n");
  program.kill("SIGTERM");
  expect((await program.ended).code).toBe(0);
});

test("--watch waits for a module that is broken from the start", async () => {
  await using module = await ModuleFile.write("nonsense(");
  await using program = new Program(["serve", module.path, "--port", "0", "--watch", "--workers", "2"]);
  await until(() => program.stderr.includes("waiting for a change"));
  await module.write('export default () => "mended";');
  expect(await ask(await program.url(), undefined, "?")).toBe("mended");
  expect(program.stderr.trimEnd().split("\n")).toHaveLength(1);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** The words that a shell hands to curl. */
function wordsOf(line: string): readonly string[] {
  return execFileSync("/bin/sh", ["-c", `curl() { printf '%s\\n' "$@"; }; ${line}`], { encoding: "utf8" }).split("\n");
}
