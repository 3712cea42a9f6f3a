import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open } from "../support/server.ts";

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
