import { type ClientRequest, type IncomingMessage, request as rawRequest } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { GraphRegistry } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

const TIMED_OUT = { error: { type: "server_error", code: "request_timeout", param: null } };
const forms = [{ stream: false }, { stream: true }];

describe.concurrent("C6: a run has only so much time", () => {
  test.each(
    forms.flatMap((form) => [
      { ...form, model: "p-never" },
      { ...form, model: "p-deaf" },
    ]),
  )("no first output in time is a 504 before the headers, and frees the slot: %j", async ({ model, stream }) => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { firstOutputTimeoutMs: 50, maxConcurrency: 1, maxQueue: 0 });
    const response = await server.post(CHAT, ask(model, "", { stream }));
    expect([response.status, response.headers.get("x-should-retry")]).toEqual([504, "false"]);
    expect(await response.json()).toMatchObject(TIMED_OUT);
    await until(() => counts(model).aborts === 1);
    expect((await server.post(CHAT, ask("p-echo"))).status).toBe(200);
  });

  test("silence after an output is an error frame in a stream, a 504 without one, and fires the signal", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { silenceTimeoutMs: 50, heartbeatMs: 10 });
    const stream = await (await server.post(CHAT, ask("p-begun", "", { stream: true }))).text();
    expect(dataOf(stream).at(-1)).toMatchObject(TIMED_OUT);
    expect(stream).toContain("begun");
    expect(stream).not.toContain("[DONE]");
    expect((await server.post(CHAT, ask("p-begun", ""))).status).toBe(504);
    await until(() => counts("p-begun").aborts === 2);
  });

  test("a run that is never silent ends when the whole time is over", async () => {
    const registry = new GraphRegistry().register("ticks", async function* () {
      for (;;) {
        yield "tick ";
        await sleep(5);
      }
    });
    await using server = await open(registry, { requestTimeoutMs: 300, silenceTimeoutMs: 200 });
    const stream = await (await server.post(CHAT, ask("ticks", "", { stream: true }))).text();
    expect(dataOf(stream).length).toBeGreaterThan(5);
    expect(dataOf(stream).at(-1)).toMatchObject({ error: { code: "request_timeout" } });
    expect(stream).not.toContain("[DONE]");
    expect((await server.post(CHAT, ask("ticks"))).status).toBe(504);
  });

  test("a run that speaks in time may take longer than any of its silences", async () => {
    const registry = new GraphRegistry().register("ticks", async function* () {
      for (let tick = 0; tick < 10; tick++) {
        await sleep(40);
        yield "tick ";
      }
    });
    await using server = await open(registry, { firstOutputTimeoutMs: 300, silenceTimeoutMs: 300 });
    for (const form of forms)
      expect(await (await server.post(CHAT, ask("ticks", "", form))).text()).not.toContain("error");
  });

  test("a reader that is slow does not make its graph silent", async () => {
    const { registry } = probeGraphs();
    await using server = await open(registry, { silenceTimeoutMs: 150, strictResponses: false });
    const { request, response } = await begin(server.url, ask("p-huge", "16", { stream: true }));
    response.pause();
    await sleep(600);
    let length = 0;
    let tail = "";
    for await (const chunk of response) {
      length += (chunk as Buffer).length;
      tail = (tail + String(chunk)).slice(-100);
    }
    expect(length).toBeGreaterThan(16 * 1024 * 1024);
    expect(tail).toMatch(/data: \[DONE\]\n\n$/);
    request.destroy();
  });
});

describe.concurrent("a client that says how long it waits is believed when that is shorter", () => {
  const waits = (seconds: string) => ({ headers: { "x-stainless-timeout": seconds } });

  test("for the whole of a JSON answer", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry);
    for (const model of ["p-never", "p-begun"]) {
      const response = await server.post(CHAT, ask(model, ""), waits("0.1"));
      expect(response.status).toBe(504);
      expect(await response.json()).toMatchObject(TIMED_OUT);
      await until(() => counts(model).aborts === 1);
    }
  });

  test("for the first output of a stream, which may then go on", async () => {
    const { registry } = probeGraphs();
    await using server = await open(registry);
    const late = await server.post(CHAT, ask("p-never", "", { stream: true }), waits("0.1"));
    expect(late.status).toBe(504);
    const begun = await server.post(CHAT, ask("p-begun", "400", { stream: true }), waits("0.3"));
    expect(await begun.text()).toContain("at last");
  });

  test("not once a heartbeat has opened its stream: it waits on then", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { heartbeatMs: 20, firstOutputTimeoutMs: 1_000 });
    const patient = await server.post(CHAT, ask("p-slow", "400", { stream: true }), waits("0.2"));
    expect(await patient.text()).toMatch(/^: [^]*at last[^]*\[DONE\]/);
    const late = await server.post(CHAT, ask("p-never", "", { stream: true }), waits("0.2"));
    expect(dataOf(await late.text()).at(-1)).toMatchObject(TIMED_OUT);
    await until(() => counts("p-never").aborts === 1);
  });

  test("in the words of the Python client too", async () => {
    const { registry } = probeGraphs();
    await using server = await open(registry);
    const init = { headers: { "x-stainless-read-timeout": "0.1" } };
    for (const form of forms) expect((await server.post(CHAT, ask("p-never", "", form), init)).status).toBe(504);
  });

  test("not when it is longer, and not when it is no time at all", async () => {
    const { registry } = probeGraphs();
    await using server = await open(registry, { requestTimeoutMs: 300 });
    const longer = await server.post(CHAT, ask("p-never", ""), waits("600"));
    expect(((await longer.json()) as { error: { message: string } }).error.message).toContain("300 ms");
    for (const nonsense of ["0", "-1", "soon", "NaN", ""])
      expect((await server.post(CHAT, ask("p-slow", "10"), waits(nonsense))).status, nonsense).toBe(200);
  });

  test("also while it waits for its turn, and it then makes way", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { maxConcurrency: 1, maxQueue: 1 });
    const running = server.post(CHAT, ask("p-slow", ""));
    await until(() => counts("p-slow").starts === 1);
    for (const form of forms) {
      const response = await server.post(CHAT, ask("p-echo", "", form), waits("0.05"));
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    }
    expect(counts("p-slow").ends).toBe(0);
    await server.close();
    expect((await running).status).toBe(503);
  });

  test("also when it is over before the run begins", async () => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error) => void warnings.push(name);
    process.on("warning", onWarning);
    const { registry } = probeGraphs();
    await using server = await open(registry);
    expect((await server.post(CHAT, ask("p-never", ""), waits("1e-9"))).status).toBe(504);
    await sleep(10);
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
  });
});

describe.concurrent("C11: who trickles is cut off", () => {
  test("a body that does not arrive in time is a 408, and its run never starts", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry, { bodyTimeoutMs: 200 });
    const answers = Array.from({ length: 50 }, () =>
      drip(server.port, `POST ${CHAT} HTTP/1.1\r\n${BODY_HEAD}\r\n\r\n`),
    );
    expect((await server.post(CHAT, ask("p-echo"))).status).toBe(200);
    for (const answer of await Promise.all(answers))
      expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request_timeout"/);
    expect(counts("p-echo").starts).toBe(1);
  });

  test("headers that do not arrive in ten seconds are a 408", { timeout: 30_000 }, async () => {
    await using server = await open(probeGraphs().registry);
    const answers = Array.from({ length: 50 }, () => drip(server.port, "GET /health HTTP/1.1\r\nx-drip: "));
    expect((await server.get("/health")).status).toBe(200);
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*\{"error":\{/);
  });
});

const BODY_HEAD = "host: localhost\r\ncontent-type: application/json\r\ncontent-length: 100000";

/** Sends a beginning, then a byte now and then, until the server has had enough. */
async function drip(port: number, beginning: string): Promise<string> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  let answer = "";
  socket.on("data", (data) => (answer += String(data)));
  socket.write(beginning);
  const timer = setInterval(() => socket.writable && socket.write("x"), 40);
  // A connection that is reset is closed too.
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(timer);
  return answer;
}

function begin(url: string, body: object): Promise<{ request: ClientRequest; response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(url + CHAT, { method: "POST", headers: { "content-type": "application/json" } });
    request.on("response", (response) => resolve({ request, response })).on("error", reject);
    request.end(JSON.stringify(body));
  });
}
