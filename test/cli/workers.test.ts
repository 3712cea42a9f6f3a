import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ask, begin, post } from "../support/ask.ts";
import { ModuleFile, Program, runProgram, until } from "../support/cli.ts";

const PROBES = "test/cli/modules/probes.ts";
const crew = (...flags: readonly string[]) =>
  new Program(["serve", PROBES, "--port", "0", "--log-level", "warn", ...flags]);

test("workers share one port, and the primary says once where", async () => {
  await using program = crew("--workers", "3");
  const url = await program.url();
  expect(program.stdout.match(/Models/g)).toHaveLength(1);
  expect(program.stdout).toMatch(/Workers +3\n/);
  const pids = await until(async () => {
    const seen = await pidsOf(url, 30);
    return seen.size === 3 && seen;
  });
  expect(pids).not.toContain(program.pid);
});

test("a worker that is killed is replaced, and no request to the others fails", async () => {
  await using program = crew("--workers", "2");
  const url = await program.url();
  const [victim = 0, other] = [...(await until(async () => both(await pidsOf(url, 20))))];
  process.kill(victim, "SIGKILL");
  const replacement = await until(async () =>
    [...(await pidsOf(url, 10))].find((pid) => pid !== victim && pid !== other),
  );
  expect(replacement).not.toBe(program.pid);
  expect(await pidsOf(url, 20)).toContain(other);
  expect(program.stderr).toBe(`thinkagain: worker ${victim} died (SIGKILL); another takes its place\n`);
});

test("a crew of one whose worker is killed listens on the same port again", async () => {
  await using program = crew("--workers", "1");
  const url = await program.url();
  const [first = 0] = await pidsOf(url, 1);
  process.kill(first, "SIGKILL");
  const second = await until(() => ask(url, "pid", "?").catch(() => undefined));
  expect(second).not.toBe(String(first));
});

test("a worker that is paused is noticed, killed and replaced", async () => {
  await using program = crew("--workers", "1", "--hang-timeout-ms", "3000");
  const url = await program.url();
  const [paused = 0] = await pidsOf(url, 1);
  process.kill(paused, "SIGSTOP");
  await until(() => program.stderr.includes(`worker ${paused} gave no sign of life for 3000 ms`));
  expect(await until(() => ask(url, "pid", "?").catch(() => undefined))).not.toBe(String(paused));
});

test("a worker whose graph blocks it is replaced, and its request is torn off, not left hanging", async () => {
  await using program = crew("--workers", "1", "--hang-timeout-ms", "800");
  const url = await program.url();
  await expect(ask(url, "blocks", "?")).rejects.toThrow("fetch failed");
  await until(() => ask(url, "pid", "?").catch(() => undefined));
  expect(program.stderr).toContain("gave no sign of life");
});

test("a worker that a graph leaves an error behind in finishes its answers and is replaced", async () => {
  await using program = crew("--workers", "1");
  const url = await program.url();
  const [first] = await pidsOf(url, 1);
  expect(await ask(url, "detached", "?")).toBe("answered");
  const second = await until(() =>
    ask(url, "pid", "?").then(
      (pid) => pid !== String(first) && pid,
      () => undefined,
    ),
  );
  expect(second).not.toBe(String(first));
  expect(program.stderr).toMatch(/nobody caught: left behind .*; worker \d+ finishes its answers and is replaced\n$/);
});

test("a worker that is asked to go by SIGTERM finishes its stream and is replaced", async () => {
  await using program = crew("--workers", "1");
  const url = await program.url();
  const [first = 0] = await pidsOf(url, 1);
  const stream = await begin(url, "ticks", "20");
  process.kill(first, "SIGTERM");
  await until(() =>
    ask(url, "pid", "?").then(
      (pid) => pid !== String(first),
      () => false,
    ),
  );
  expect(await stream.rest()).toContain("tick 20");
});

test("SIGTERM drains all workers: running streams finish, and the exit code is 0", async () => {
  await using program = crew("--workers", "2");
  const url = await program.url();
  const streams = await Promise.all(Array.from({ length: 8 }, () => begin(url, "ticks", "20")));
  program.kill("SIGTERM");
  for (const text of await Promise.all(streams.map((stream) => stream.rest()))) {
    expect(text).toContain("tick 20");
    expect(text).toContain("[DONE]");
  }
  expect(await program.ended).toMatchObject({ code: 0, stderr: "" });
});

test("SIGTERM ends a worker whose graph blocks it, after the time for running answers and one second", async () => {
  await using program = crew("--workers", "1", "--hang-timeout-ms", "0", "--shutdown-timeout-ms", "200");
  const url = await program.url();
  const blocked = expect(ask(url, "blocks", "?")).rejects.toThrow("fetch failed");
  await new Promise((resolve) => setTimeout(resolve, 200));
  const start = Date.now();
  program.kill("SIGTERM");
  expect((await program.ended).code).toBe(0);
  expect(Date.now() - start).toBeLessThan(3_000);
  await blocked;
});

test("a second signal ends all workers at once", async () => {
  await using program = crew("--workers", "2");
  const url = await program.url();
  const pids = await until(async () => both(await pidsOf(url, 20)));
  const stream = await begin(url, "ticks", "1000");
  program.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 100));
  program.kill("SIGTERM");
  expect((await program.ended).code).toBe(143);
  await expect(stream.rest()).rejects.toThrow("terminated");
  for (const pid of pids) await until(() => !isAlive(pid));
});

test("workers end within two seconds when the primary is killed", async () => {
  await using program = crew("--workers", "2");
  const pids = await until(async () => both(await pidsOf(await program.url(), 20)));
  program.kill("SIGKILL");
  const start = Date.now();
  for (const pid of pids) await until(() => !isAlive(pid));
  expect(Date.now() - start).toBeLessThan(2_000);
});

test("a worker that hangs while it starts is replaced, and says so", async () => {
  await using module = await ModuleFile.write(`
    import { existsSync, writeFileSync } from "node:fs";
    const begun = new URL("begun", import.meta.url);
    if (!existsSync(begun)) {
      writeFileSync(begun, "");
      for (;;);
    }
    export default () => "served";
  `);
  const flags = ["--port", "0", "--workers", "1", "--hang-timeout-ms", "400"];
  await using program = new Program(["serve", module.path, ...flags]);
  expect(await ask(await program.url(), "model", "?")).toBe("served");
  expect(program.stderr).toMatch(/^thinkagain: worker \d+ gave no sign of life for 3200 ms\n/);
});

test("a broken module ends all workers with one line and exit 1", async () => {
  await using module = await ModuleFile.write("throw new Error('no luck');");
  const { code, stdout, stderr } = await runProgram(["serve", module.path, "--port", "0", "--workers", "4"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^thinkagain: cannot load .*: no luck \(.*\)\n$/);
});

test("workers that die at start without a word are tried five times with growing pauses, then given up with one line", async () => {
  await using module = await ModuleFile.write("process.exit(3);");
  const start = Date.now();
  const { code, stdout, stderr } = await runProgram(["serve", module.path, "--port", "0", "--workers", "2"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(Date.now() - start).toBeGreaterThan(100 + 200 + 400 + 800);
  expect(stderr).toMatch(/^thinkagain: worker \d+ ended before it served \(exit code 3\), 5 times in a row\n$/);
});

test("a replacement that cannot start is tried again while others serve", async () => {
  await using module = await ModuleFile.write("export default () => String(process.pid);");
  await using program = new Program(["serve", module.path, "--port", "0", "--workers", "2"]);
  const url = await program.url();
  const [victim = 0] = await until(async () => both(await pidsOf(url, 20, "model")));
  await module.write("throw new Error('half deployed');");
  process.kill(victim, "SIGKILL");
  await until(() => program.stderr.includes("half deployed (") && program.stderr.includes("; trying again"));
  expect(await ask(url, "model", "?")).toMatch(/^\d+$/);
  await module.write("export default () => String(process.pid);");
  await until(async () => both(await pidsOf(url, 20, "model")));
});

test("one worker tells the metrics of all", async () => {
  await using program = crew("--workers", "3");
  const url = await program.url();
  const pids = await pidsOf(url, 30);
  expect(pids.size).toBeGreaterThan(1);
  const metrics = await until(async () => fits(await metricsOf(url), "thinkagain_workers 3\n"));
  expect(requestsIn(metrics)).toBe(30);
  expect(metrics).toContain("thinkagain_workers_missing 0\n");
  expect(metrics).toContain("thinkagain_slots_limit 30000\n");
});

test("what a worker had counted counts on when it has been killed, and when it has left by itself", async () => {
  await using program = crew("--workers", "2");
  const url = await program.url();
  const [killed = 0, left = 0] = [...(await until(async () => both(await pidsOf(url, 20))))];
  const before = requestsIn(await metricsOf(url));
  process.kill(killed, "SIGKILL");
  process.kill(left, "SIGTERM");
  await until(async () => {
    const pids = await pidsOf(url, 4).catch(() => new Set([killed]));
    return !pids.has(killed) && !pids.has(left);
  });
  const after = requestsIn(await until(async () => fits(await metricsOf(url), "thinkagain_workers 2\n")));
  expect(after).toBeGreaterThanOrEqual(before + 4);
});

test("a worker that is paused is missing from the metrics, and they do not wait for it", async () => {
  await using program = crew("--workers", "2", "--hang-timeout-ms", "0");
  const url = await program.url();
  const [paused = 0] = [...(await until(async () => both(await pidsOf(url, 20))))];
  const before = requestsIn(await metricsOf(url));
  process.kill(paused, "SIGSTOP");
  const start = Date.now();
  const metrics = await metricsOf(url);
  expect(Date.now() - start).toBeLessThan(5_000);
  expect(metrics).toContain("thinkagain_workers_missing 1\n");
  expect(requestsIn(metrics)).toBe(before);
  // A paused process could not notice that its primary ends.
  process.kill(paused, "SIGCONT");
});

test("what a graph or a library says between the same processes disturbs nobody", async () => {
  const said = ["leaving", "serving", "failed", "nonsense"].map((type) => `process.send({ type: "${type}" });`);
  await using module = await ModuleFile.write(
    `export default () => { ${said.join(" ")} process.send(null); process.send("drain"); return String(process.pid); };`,
  );
  await using program = new Program(["serve", module.path, "--port", "0", "--log-level", "warn", "--workers", "1"]);
  const url = await program.url();
  const pids = await pidsOf(url, 3, "model");
  expect(pids.size).toBe(1);
  expect(await pidsOf(url, 3, "model")).toEqual(pids);
  expect(program.stderr).toBe("");
});

test("a rate limit is whole over all workers: of thirty requests on connections of their own exactly ten pass", async () => {
  await using program = crew("--workers", "4", "--requests-per-minute", "10");
  const url = await program.url();
  const body = { model: "pid", messages: [{ role: "user", content: "?" }] };
  const answers = await Promise.all(Array.from({ length: 30 }, () => post(url, body, { connection: "close" })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  const metrics = await metricsOf(url);
  expect(metrics).toContain('thinkagain_rate_limited_total{type="requests"} 20\n');
});

test("a limit of one key is whole over all workers, also after the one that counted it has died", async () => {
  await using folder = await ModuleFile.write(
    JSON.stringify([{ key: "one", requestsPerMinute: 3 }, "two"]),
    "keys.json",
  );
  await using program = crew("--workers", "2", "--key-file", folder.path);
  const url = await program.url();
  const ask = async (key: string) => {
    const body = { model: "pid", messages: [{ role: "user", content: "?" }] };
    const answer = await post(url, body, { connection: "close", authorization: `Bearer ${key}` });
    const { choices } = (await answer.json()) as { choices?: [{ message: { content: string } }] };
    return { status: answer.status, pid: Number(choices?.[0].message.content) };
  };
  const first = await ask("one");
  process.kill(first.pid, "SIGKILL");
  await until(() => program.stderr.includes("another takes its place"));
  expect([first.status, (await ask("one")).status, (await ask("one")).status]).toEqual([200, 200, 200]);
  expect((await ask("one")).status).toBe(429);
  expect((await ask("two")).status).toBe(200);
});

async function metricsOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/metrics`, { headers: { connection: "close" } });
  return await answer.text();
}

function fits(text: string, part: string): string | undefined {
  return text.includes(part) ? text : undefined;
}

function requestsIn(metrics: string): number {
  const counted = /^thinkagain_requests_total\{operation="createChatCompletion",model="pid",status="200"\} (\d+)$/m;
  return Number(counted.exec(metrics)?.[1]);
}

/** The processes that answered some requests, each on a connection of its own. */
async function pidsOf(url: string, requests: number, model = "pid"): Promise<ReadonlySet<number>> {
  const pids = new Set<number>();
  for (let count = 0; count < requests; count++) {
    const body = { model, messages: [{ role: "user", content: "?" }] };
    const answer = await post(url, body, { connection: "close" });
    const { choices } = (await answer.json()) as { choices: readonly [{ message: { content: string } }] };
    pids.add(Number(choices[0].message.content));
  }
  return pids;
}

function both(pids: ReadonlySet<number>): ReadonlySet<number> | undefined {
  return pids.size === 2 ? pids : undefined;
}

/** An orphan that has ended keeps its number until the machine's first process has taken note of it, which may take seconds. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  try {
    return process.kill(pid, 0) && !(existsSync(stat) && /\) [XZ] /.test(readFileSync(stat, "latin1")));
  } catch {
    return false;
  }
}
