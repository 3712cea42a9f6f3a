import { type ClientRequest, type IncomingMessage, request as rawRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { GraphRegistry } from "@thinkagain/serve";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { begin } from "../support/ask.ts";
import { Program, until } from "../support/cli.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { ask, CHAT, open } from "../support/server.ts";
import { dataOf } from "../support/sse.ts";

const MIB = 1024 ** 2;
const STREAM = { stream: true };

test("S1: twenty readers that do not read hold twenty huge answers up, and memory does not grow with them", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry, { strictResponses: false, maxOutputChars: 200 * MIB });
  const before = process.memoryUsage().rss;
  const readers = await Promise.all(Array.from({ length: 20 }, () => call(server.url, "p-huge", "100")));
  for (const { response } of readers) response.pause();
  await until(() => counts("p-huge").starts === 20);
  await sleep(1_500);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * MIB);
  expect(counts("p-huge").ends).toBe(0);
  for (const { request } of readers) request.destroy();
  await until(() => counts("p-huge").aborts === 20);
});

test("S5: a failure after k chunks is a 500 for k = 0, else k chunks, one error and no [DONE], and the official client throws", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry);
  const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "key" });
  const listen = async (k: number): Promise<number> => {
    let heard = 0;
    const messages = [{ role: "user" as const, content: String(k) }];
    const stream = await client.chat.completions.create({ model: "p-mid", stream: true, messages });
    try {
      for await (const chunk of stream) heard += chunk.choices[0]?.delta.content ? 1 : 0;
    } catch (cause) {
      expect(cause).toBeInstanceOf(OpenAI.APIError);
      return heard;
    }
    throw new Error("it looked whole");
  };
  await expect(listen(0)).rejects.toMatchObject({ status: 500, code: "graph_error" });
  for (const k of [1, 50]) {
    expect(await listen(k)).toBe(k);
    const text = await (await server.post(CHAT, ask("p-mid", String(k), STREAM))).text();
    const events = dataOf(text);
    expect(events.filter((event) => "error" in (event as object))).toEqual([events.at(-1)]);
    expect(text).not.toContain("[DONE]");
  }
  expect(counts("p-mid").starts).toBe(5);
});

test("S6: a stream whose process is killed is torn off, and never looks whole", async () => {
  await using program = new Program(["serve", "test/cli/modules/probes.ts", "--port", "0"]);
  const stream = await begin(await program.url(), "ticks", "1000");
  program.kill("SIGKILL");
  await expect(stream.rest()).rejects.toThrow("terminated");
});

test.each([
  "\n\ndata: [DONE]\n\n",
  "\r\rdata: {}\r\n\r\n",
  "event: x\nid: 1\nretry: 1\n: comment",
  "\u2028\u2029\u0085\u0000\u001b[31m\ufeff",
  "\ud83d\ude00 字 é",
])("S7: what is said cannot break out of its frame, and arrives as it is, however it is cut: %j", async (text) => {
  const registry = new GraphRegistry().register("unit", async function* () {
    for (let at = 0; at < text.length; at++) yield text.charAt(at);
  });
  await using server = await open(registry);
  const stream = await (await server.post(CHAT, ask("unit", "", STREAM))).text();
  expect(spoken(stream)).toBe(text);
  expect(stream.match(/\[DONE\]\n\n/g)).toHaveLength(1);
  expect(stream.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("S7: half a character stays text in valid UTF-8", async () => {
  const registry = new GraphRegistry().register("halves", async function* () {
    yield "a\ud800";
    yield "b\udc00c";
  });
  await using server = await open(registry);
  const bytes = await (await server.post(CHAT, ask("halves", "", STREAM))).arrayBuffer();
  expect(spoken(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).replaceAll(/\P{ASCII}/gu, "")).toMatch(
    /^a.*b.*c$/,
  );
});

test("S8: the first output is on its way before the second one is made, and no proxy is to hold it back", async () => {
  const { registry, counts } = probeGraphs();
  await using server = await open(registry);
  const { request, response } = await call(server.url, "p-begun");
  expect(response.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  const [first] = (await response.take(1).toArray()) as Buffer[];
  expect(String(first)).toContain("begun");
  expect(counts("p-begun")).toEqual({ starts: 1, ends: 0, aborts: 0 });
  request.destroy();
  await until(() => counts("p-begun").aborts === 1);
});

test("S9: three hundred streams at once are all whole, and none waits for the end of another", async () => {
  const said = Array.from({ length: 20 }, (_, at) => `${at} `).join("");
  let open300 = 0;
  const all = Promise.withResolvers<void>();
  const registry = new GraphRegistry().register("counts", async function* () {
    if (++open300 === 300) all.resolve();
    await all.promise;
    for (let at = 0; at < 20; at++) {
      yield `${at} `;
      await sleep(10);
    }
  });
  await using server = await open(registry);
  const answers = Array.from({ length: 300 }, async () => (await server.post(CHAT, ask("counts", "", STREAM))).text());
  for (const text of await Promise.all(answers)) {
    expect(spoken(text)).toBe(said);
    expect(text).toContain("[DONE]");
  }
});

describe("S10: two thousand streams, opened and dropped", () => {
  test("leave no handle, timer or listener behind", { timeout: 60_000 }, async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on("warning", onWarning);
    const { registry, counts } = probeGraphs();
    await using server = await open(registry);
    const drop = async () => {
      const { request, response } = await call(server.url, "p-begun");
      await response.take(1).toArray();
      request.destroy();
    };
    await drop();
    const before = await settled();
    for (let left = 2_000; left > 0; left -= 50) await Promise.all(Array.from({ length: 50 }, drop));
    await until(() => counts("p-begun").ends === 2_001);
    await until(() => resources().every(([type, count]) => count <= (before.get(type) ?? 0) + 2));
    expect(counts("p-begun").aborts).toBe(2_001);
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
  });
});

async function settled(): Promise<ReadonlyMap<string, number>> {
  await sleep(200);
  return new Map(resources());
}

/** What keeps this process busy, by type. */
function resources(): [type: string, count: number][] {
  return [...Map.groupBy(process.getActiveResourcesInfo(), (type) => type)].map(([type, { length }]) => [type, length]);
}

function call(
  url: string,
  model: string,
  content = "",
): Promise<{ request: ClientRequest; response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const request = rawRequest(url + CHAT, { method: "POST", headers, agent: false });
    request.on("response", (response) => {
      response.on("error", () => undefined);
      resolve({ request, response });
    });
    request.on("error", reject);
    request.end(JSON.stringify(ask(model, content, STREAM)));
  });
}

function spoken(stream: string): string {
  const chunks = dataOf(stream) as { choices: { delta: { content?: string } }[] }[];
  return chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? "")).join("");
}
