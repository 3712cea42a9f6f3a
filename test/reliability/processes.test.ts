import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { ask as askText, begin, post } from "../support/ask.ts";
import { Program, until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open } from "../support/server.ts";

const MODELS = "test/reliability/models.ts";
const start = (...flags: readonly string[]) => new Program(["serve", MODELS, "--port", "0", ...flags]);
const ALONE = { connection: "close" };

test("P1: SIGTERM closes idle connections at once, takes no new ones, lets streams finish and ends with 0", async () => {
  await using program = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0"]);
  const url = await program.url();
  const idle = await Promise.all(Array.from({ length: 50 }, () => rest(url)));
  const streams = await Promise.all(Array.from({ length: 20 }, () => begin(url, "ticks", "40")));
  let finished = 0;
  const texts = streams.map((stream) => stream.rest().finally(() => finished++));
  const closed = idle.map((socket) => once(socket, "close"));
  program.kill("SIGTERM");
  await Promise.all(closed);
  expect(finished).toBe(0);
  await expect(fetch(`${url}/health`, { headers: ALONE })).rejects.toThrow("fetch failed");
  for (const text of await Promise.all(texts)) expect(text).toMatch(/tick 40 [^]*\[DONE\]/);
  expect(await program.ended).toMatchObject({ code: 0 });
});

test("P3: a request that comes on a busy connection while the server ends is told to come back, behind a whole answer", async () => {
  const { registry, counts } = probeGraphs();
  const server = await open(registry, { shutdownTimeoutMs: 10_000 });
  const socket = connect(server.port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += String(data)));
  socket.write(toRequest(ask("p-begun", "500", { stream: true })));
  await until(() => answer.includes("begun"));
  const closed = server.close();
  socket.write(toRequest(ask("p-echo")));
  await Promise.all([closed, once(socket, "close")]);
  const [first = "", second = ""] = answer.split(/(?=HTTP\/1\.1 503)/);
  expect(first).toMatch(/at last[^]*data: \[DONE\]\n\n\r\n0\r\n\r\n$/);
  expect(second).toMatch(/^retry-after: 1\r$/im);
  expect(second).toMatch(/^connection: close\r$/im);
  expect(second).toContain('"code":"shutting_down"');
  expect(counts("p-echo").starts).toBe(0);
});

test(
  "P5: kills under load cost only what ran on the killed, and others take their places",
  { timeout: 40_000 },
  async () => {
    await using program = start("--workers", "3");
    const url = await program.url();
    const killed = new Set<string>();
    const torn: string[] = [];
    let whole = 0;
    const over = new AbortController();
    const client = async () => {
      while (!over.signal.aborted) {
        let text = "";
        try {
          const response = await post(url, ask("tells", "", { stream: true }), ALONE);
          expect(response.status).toBe(200);
          for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
          expect(text).toContain("[DONE]");
          whole++;
        } catch {
          torn.push(/"content":"(\d+) "/.exec(text)?.[1] ?? "");
        }
      }
    };
    const clients = Array.from({ length: 30 }, client);
    for (let kill = 1; kill <= 2; kill++) {
      const before = torn.length;
      const [victim = ""] = await crewOf(url, 3, killed);
      killed.add(victim);
      process.kill(Number(victim), "SIGKILL");
      await until(() => program.stderr.includes(`worker ${victim} died (SIGKILL)`) && torn.length > before);
    }
    await crewOf(url, 3, killed);
    over.abort();
    await Promise.all(clients);
    expect(whole).toBeGreaterThan(100);
    for (const pid of torn) if (pid !== "") expect(killed).toContain(pid);
    expect(torn.filter((pid) => pid !== "").length).toBeGreaterThan(0);
  },
);

describe("G2: an error that a graph throws where nobody can catch it", () => {
  test("is told in a line and survived by a server alone", async () => {
    await using program = start();
    const url = await program.url();
    expect(await askText(url, "throws-late", "?")).toBe("answered");
    await until(() => program.stderr.includes("nobody caught: left behind"));
    expect(await askText(url, "pid", "?")).toBe(String(program.pid));
  });

  test("costs a worker its place, while its other answers are finished", async () => {
    await using program = start("--workers", "1");
    const url = await program.url();
    const first = await askText(url, "pid", "?");
    const stream = await begin(url, "tells", "");
    await askText(url, "throws-late", "?");
    expect(await stream.rest()).toContain("[DONE]");
    await until(() =>
      askAlone(url).then(
        (pid) => pid !== first,
        () => false,
      ),
    );
    expect(program.stderr).toMatch(/nobody caught: left behind .*; worker \d+ finishes its answers and is replaced/);
  });
});

test("G6: while one worker is blocked another answers, and the blocked one is replaced", async () => {
  await using program = start("--workers", "2", "--hang-timeout-ms", "1500");
  const url = await program.url();
  const before = await crewOf(url, 2);
  const blocked = expect(post(url, ask("blocks"), ALONE)).rejects.toThrow("fetch failed");
  for (let count = 0; count < 20; count++) expect((await fetch(`${url}/health`, { headers: ALONE })).status).toBe(200);
  expect(program.stderr).not.toContain("no sign of life");
  await blocked;
  expect(program.stderr).toContain("gave no sign of life for 1500 ms");
  await until(() =>
    askAlone(url).then(
      (pid) => !before.has(pid),
      () => false,
    ),
  );
});

/** Who answers a connection of its own. */
async function askAlone(url: string): Promise<string> {
  const body = (await (await post(url, ask("pid"), ALONE)).json()) as { choices: [{ message: { content: string } }] };
  return body.choices[0].message.content;
}

/** The processes that serve, once there are so many that have not been killed. */
function crewOf(url: string, size: number, killed: ReadonlySet<string> = new Set()): Promise<ReadonlySet<string>> {
  const pids = new Set<string>();
  return until(async () => {
    const pid = await askAlone(url).catch(() => undefined);
    if (pid !== undefined && !killed.has(pid)) pids.add(pid);
    return pids.size === size && pids;
  });
}

/** A connection that has been used and rests. */
async function rest(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => undefined);
  socket.write("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await once(socket, "data");
  return socket;
}

function toRequest(body: object): string {
  const text = JSON.stringify(body);
  return `POST ${CHAT} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
}
