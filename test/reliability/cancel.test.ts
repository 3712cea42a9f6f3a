import { once } from "node:events";
import { Agent, createServer, get as rawGet } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChatContext, GraphRegistry } from "@thinkagain/serve";
import { describe, expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open, quiet, type TestServer } from "../support/server.ts";

describe("C1, C2: a client that leaves aborts its run", () => {
  test.each([
    ["p-slow", "without a stream", {}],
    ["p-slow", "before the first chunk of its stream", { stream: true }],
    ["p-begun", "in mid-stream", { stream: true }],
  ])("two hundred times %s, %s, with no slot lost and nothing to log", async (model, _when, more) => {
    const { registry, counts } = probeGraphs();
    const failures: object[] = [];
    const logger = { ...quiet, error: (fields: object) => failures.push(fields) };
    await using server = await open(registry, { maxConcurrency: 200, maxQueue: 0, logger });
    const leavers = Array.from({ length: 200 }, async () => {
      const client = new AbortController();
      const answer = server.post(CHAT, ask(model, "", more), { signal: client.signal });
      const read = answer.then((response) => response.text());
      await (model === "p-begun" ? answer : until(() => counts(model).starts > 0));
      await sleep(Math.random() * 50);
      client.abort();
      await expect(read).rejects.toThrow("aborted");
    });
    await Promise.all(leavers);
    await until(() => counts(model).ends === counts(model).starts);
    expect(counts(model).starts).toBeGreaterThan(100);
    expect(counts(model).aborts).toBe(counts(model).starts);
    const again = Array.from({ length: 200 }, () => server.post(CHAT, ask("p-slow", "100")));
    for (const response of await Promise.all(again)) expect(response.status).toBe(200);
    expect(failures).toEqual([]);
  });
});

test("C3: a client that ends its side of the connection counts as one that left", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry);
  const socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
  const body = JSON.stringify(ask("p-slow", ""));
  const head = `POST ${CHAT} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  socket.write(`${head}\r\n\r\n${body}`);
  let answer = "";
  socket.on("data", (data) => (answer += String(data)));
  await until(() => counts("p-slow").starts === 1);
  socket.end();
  await once(socket, "end");
  await until(() => counts("p-slow").ends === 1);
  expect([counts("p-slow").aborts, answer]).toEqual([1, ""]);
});

describe("C5: one client's abort never reaches another's answer", () => {
  test("where the nonce is carried on the context", async () => {
    const { registry, counts } = probeGraphs();
    await using server = await open(registry);
    const aborted = await askAmidAborts(server, "p-nonce");
    expect(aborted).toBeGreaterThan(20);
    expect(counts("p-nonce").aborts).toBeGreaterThan(0);
  });

  test.each(["agent", "fetch"])(
    "where the graph asks an upstream over connections that all runs share: %s",
    async (pool) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 8 });
      const upstream = createServer(
        (req, res) => void setTimeout(() => res.end(req.url?.slice(1)), Math.random() * 20),
      );
      upstream.listen(0, "127.0.0.1");
      await once(upstream, "listening");
      const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`;
      const askers = {
        agent: ({ user_query, signal }: ChatContext) => getOverAgent(url + user_query, agent, signal),
        fetch: async ({ user_query, signal }: ChatContext) => (await fetch(url + user_query, { signal })).text(),
      };
      const registry = new GraphRegistry().register("agent", askers.agent).register("fetch", askers.fetch);
      await using server = await open(registry);
      expect(await askAmidAborts(server, pool)).toBeGreaterThan(20);
      agent.destroy();
      upstream.closeAllConnections();
      upstream.close();
    },
  );
});

/** Asks three hundred times for a nonce, leaves about a third of the times, and holds every answer against its own. */
async function askAmidAborts(server: TestServer, model: string): Promise<number> {
  const asked = Array.from({ length: 300 }, async (_, at) => {
    const nonce = `nonce${at}`;
    const client = new AbortController();
    const leaves = at % 3 === 0;
    await sleep(Math.random() * 100);
    if (leaves) setTimeout(() => client.abort(), Math.random() * 20);
    const stream = at % 2 === 0;
    try {
      const text = await (await server.post(CHAT, ask(model, nonce, { stream }), { signal: client.signal })).text();
      expect(spoken(text, stream)).toBe(nonce);
      return false;
    } catch (cause) {
      if (!leaves) throw cause;
      return true;
    }
  });
  return (await Promise.all(asked)).filter(Boolean).length;
}

function spoken(text: string, stream: boolean): string {
  const events = stream ? text.split("\n\n").filter((frame) => frame.startsWith("data: {")) : [`data: ${text}`];
  return events
    .flatMap((frame) => (JSON.parse(frame.slice(6)) as { choices: Said[] }).choices)
    .map(({ delta, message }) => (delta ?? message)?.content ?? "")
    .join("");
}

interface Said {
  readonly delta?: { readonly content?: string };
  readonly message?: { readonly content?: string };
}

function getOverAgent(url: string, agent: Agent, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = rawGet(url, { agent, signal }, (response) => {
      let text = "";
      response.on("data", (data) => (text += String(data)));
      response.on("end", () => resolve(text)).on("error", reject);
    });
    request.on("error", reject);
  });
}
