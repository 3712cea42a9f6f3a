import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open, quiet } from "../support/server.ts";

const BODY = JSON.stringify(ask("echo", "still there?"));
const REQUEST = [
  `POST ${CHAT} HTTP/1.1`,
  "host: 127.0.0.1",
  "content-type: application/json",
  `content-length: ${Buffer.byteLength(BODY)}`,
  "",
  BODY,
].join("\r\n");

test("requests that are on their way when the server closes are answered, and the connections closed after them", async () => {
  const server = await open(probes(), { shutdownTimeoutMs: 2_000 });
  const sockets = Array.from({ length: 50 }, () => connect(server.port, "127.0.0.1"));
  const answers = sockets.map(async (socket) => {
    await once(socket, "connect");
    socket.write(REQUEST);
    return await text(socket);
  });
  // As the clients see it they are connected; the server has not even accepted them.
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  await server.close();
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain("You said: still there?");
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  }
});

test("a connection that never brings a request holds the end up for a second at most", async () => {
  const server = await open(probes(), { shutdownTimeoutMs: 60_000 });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.resume();
  const closed = once(socket, "close");
  await server.close();
  await closed;
});

test("who waits for a turn when the server ends is never admitted, though another makes room in that moment", async () => {
  const { registry, counts } = probeGraphs();
  const waits: unknown[] = [];
  const note = (fields: object) => void waits.push("wait_ms" in fields && fields.wait_ms);
  const server = await open(registry, {
    maxConcurrency: 3,
    shutdownTimeoutMs: 50,
    logger: { ...quiet, info: note, warn: note },
  });
  const send = (n: number) => server.post(CHAT, ask("p-never", "", { n })).then(({ status }) => status);
  const running = send(2);
  await until(() => counts("p-never").starts === 2);
  const large = send(2);
  await sleep(50);
  const small = send(1);
  await sleep(50);
  await server.close();
  expect(await Promise.all([running, large, small])).toEqual([503, 503, 503]);
  expect(waits.filter((wait) => wait !== undefined && wait !== false)).toHaveLength(1);
});
