import { AggregatorRegistry } from "prom-client";
import { type ChatContext, END, Graph, GraphRegistry } from "@thinkagain/serve";
import { expect, test, vi } from "vitest";
import { Metrics } from "../../src/server/telemetry/metrics.ts";
import { Names } from "../../src/server/telemetry/names.ts";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";

test("requests are counted by operation, model and status, and timed", async () => {
  await using server = await open(probes());
  await say(server, "echo");
  await say(server, "echo");
  await say(server, "fails");
  await (await server.get("/health")).text();
  const metrics = await read(server);
  expect(metrics).toContain('requests_total{operation="createChatCompletion",model="echo",status="200"} 2');
  expect(metrics).toContain('requests_total{operation="createChatCompletion",model="fails",status="500"} 1');
  expect(metrics).toContain('requests_total{operation="getHealth",model="",status="200"} 1');
  expect(metrics).toContain('request_duration_seconds_count{operation="createChatCompletion",model="echo"} 2');
  expect(metrics).toContain('time_to_first_output_seconds_count{model="echo"} 2');
});

test("names that a client makes up never become labels", async () => {
  await using server = await open(probes());
  await say(server, "made-up-model");
  await (await server.get("/made-up-path")).text();
  const metrics = await read(server);
  expect(metrics).toContain('requests_total{operation="createChatCompletion",model="",status="404"} 1');
  expect(metrics).toContain('requests_total{operation="other",model="",status="404"} 1');
  expect(metrics).not.toContain("made-up");
});

test("a key that sees only some of the models does not read the metrics, which tell of all", async () => {
  await using server = await open(probes(), { apiKeys: ["all", { key: "some", models: ["echo"] }] });
  const readAs = (key: string) => server.get("/metrics", { headers: { authorization: `Bearer ${key}` } });
  const refused = await readAs("some");
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ error: { code: "insufficient_permissions" } });
  expect((await readAs("all")).status).toBe(200);
});

test("an alias counts as its model", async () => {
  await using server = await open(probes().alias("gpt-4o", "echo"));
  await say(server, "gpt-4o");
  const metrics = await read(server);
  expect(metrics).toContain('model="echo",status="200"} 1');
  expect(metrics).not.toContain("gpt-4o");
});

test("nothing that happens before the meters are there is lost", async () => {
  await using server = await open(probes());
  await Promise.all(Array.from({ length: 50 }, () => say(server, "echo")));
  expect(await read(server)).toContain('model="echo",status="200"} 50');
});

test("tokens are counted by model and type where they are known", async () => {
  await using server = await open(probes());
  const { usage } = (await say(server, "echo")) as { usage: Record<"prompt_tokens" | "completion_tokens", number> };
  await say(server, "words", { stream: true });
  const metrics = await read(server);
  expect(metrics).toContain(`tokens_total{model="echo",type="prompt"} ${usage.prompt_tokens}`);
  expect(metrics).toContain(`tokens_total{model="echo",type="completion"} ${usage.completion_tokens}`);
  expect(metrics).not.toContain('tokens_total{model="words"');
});

test("an answer that ends early is counted by its cause", async () => {
  await using server = await open(probes(), { requestTimeoutMs: 300 });
  await say(server, "deaf");
  await say(server, "fails-later", { stream: true });
  const leaving = new AbortController();
  const left = server.post(CHAT, ask("never"), { signal: leaving.signal }).catch(() => undefined);
  await until(server, (metrics) => metrics.includes("thinkagain_slots_taken 1"));
  leaving.abort();
  await left;
  const metrics = await until(server, (text) => text.includes('cause="client"'));
  expect(metrics).toContain('aborts_total{model="deaf",cause="timeout"} 1');
  expect(metrics).toContain('aborts_total{model="fails-later",cause="error"} 1');
  expect(metrics).toContain('aborts_total{model="never",cause="client"} 1');
  expect(metrics).toContain('requests_total{operation="createChatCompletion",model="never",status="none"} 1');
});

test("each visit of a node is timed, those of a loop and of graphs inside as well", async () => {
  const inner = new Graph<ChatContext>("inner").addNode("look", () => undefined).addEdge("look", END);
  const outer = new Graph<ChatContext>("outer")
    .addNode("sub", inner)
    .addNode("slow", async (ctx) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ctx.response = "done";
    })
    .addEdge("sub", "slow")
    .addConditionalEdge("slow", (ctx) => (ctx.path.length < 6 ? "again" : "end"), { again: "sub", end: END });
  await using server = await open(new GraphRegistry().register("loop", outer));
  await say(server, "loop", { n: 2 });
  const metrics = await read(server);
  const slow = Number(/node_duration_seconds_count\{model="loop",node="slow"\} (\d+)/.exec(metrics)?.[1]);
  expect(slow).toBeGreaterThanOrEqual(4);
  expect(metrics).toContain(`node_duration_seconds_count{model="loop",node="sub/look"} ${slow}`);
  expect(Number(/node_duration_seconds_sum\{model="loop",node="slow"\} (.+)/.exec(metrics)?.[1])).toBeGreaterThan(0.06);
});

test("slots, the queue, and who was refused because it was full are told, with the limits beside them", async () => {
  await using server = await open(probes(), { maxConcurrency: 1, maxQueue: 1 });
  const leaving = new AbortController();
  const post = () => server.post(CHAT, ask("never"), { signal: leaving.signal }).catch(() => undefined);
  const waiting = [post(), post()];
  const busy = await until(server, (metrics) => metrics.includes("thinkagain_queue_length 1"));
  expect(busy).toContain("thinkagain_slots_taken 1\n");
  expect(busy).toContain("thinkagain_slots_limit 1\n");
  expect(busy).toContain("thinkagain_queue_limit 1\n");
  expect(busy).toContain("thinkagain_requests_in_flight 3\n");
  await say(server, "echo");
  expect(await read(server)).toContain('rate_limited_total{type="requests"} 1');
  leaving.abort();
  await Promise.all(waiting);
  await until(server, (metrics) => metrics.includes("thinkagain_slots_taken 0\n"));
});

test("a 429 of a graph is not one of the server's", async () => {
  await using server = await open(probes());
  await say(server, "busy");
  expect(await read(server)).not.toContain("rate_limited_total{");
});

test("the process tells the lag of its event loop and its memory", async () => {
  await using server = await open(probes());
  const metrics = await read(server);
  expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds \S+$/m);
  expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
});

test("a model of any name fits into a line of the format", async () => {
  const name = 'a "quoted" \\ name\nthinkagain_forged 1\u2028';
  await using server = await open(new GraphRegistry().register(name, () => "Hello"));
  await say(server, name);
  const metrics = await until(server, (text) => text.includes('a \\"quoted\\" \\\\ name\\nthinkagain_forged 1\u2028'));
  const sample = /^[a-z_\d]+(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (?:[-+]?Inf|Nan|[-+.\de]+)$/u;
  const odd = metrics.split("\n").filter((line) => line !== "" && !line.startsWith("# ") && !sample.test(line));
  expect(odd).toEqual([]);
});

test("two apps in one process count apart", async () => {
  await using one = await open(probes());
  await using two = await open(probes());
  await say(one, "echo");
  await until(one, (metrics) => metrics.includes('model="echo",status="200"} 1'));
  expect(await read(two)).not.toContain('model="echo"');
});

test("a program of several processes gathers the metrics of all, in prom-client's own form", async () => {
  const gatherMetrics = vi.fn((own: () => Promise<readonly object[]>) => async () => {
    const data = await own();
    return AggregatorRegistry.aggregate([data, data] as Parameters<typeof AggregatorRegistry.aggregate>[0]).metrics();
  });
  await using server = await open(probes(), { gatherMetrics });
  await say(server, "echo");
  const metrics = await until(server, (text) => text.includes('model="echo",status="200"} 2'));
  expect(metrics).toContain("thinkagain_requests_in_flight 2\n");
  expect(metrics).toContain('request_duration_seconds_count{operation="createChatCompletion",model="echo"} 2');
  expect(gatherMetrics).toHaveBeenCalledOnce();
});

test("metrics that are switched off are not gathered either", async () => {
  const gatherMetrics = vi.fn(() => async () => "");
  await using server = await open(probes(), { metrics: false, gatherMetrics });
  expect((await server.get("/metrics")).status).toBe(404);
  expect(gatherMetrics).not.toHaveBeenCalled();
});

test("a record that cannot be counted harms nobody", async () => {
  const metrics = new Metrics({ maxConcurrency: 1, maxQueue: 1 }, { taken: 0, waiting: 0 });
  const end = (arrivedAt: number) => {
    const record = { id: "x", method: "GET", path: "/", headers: {}, arrivedAt, endedAt: 2, finishReasons: [] };
    metrics.observe({ ...record, status: 200 }).onEnd?.();
  };
  end(Number.NaN);
  end(1);
  await metrics.toText();
  expect(() => end(Number.NaN)).not.toThrow();
  expect(await metrics.toText()).toContain('request_duration_seconds_count{operation="other",model=""} 1');
});

test("more names than there is room for become one", () => {
  const names = new Names(2);
  expect(["a", "b", "c", "a", "d"].map((name) => names.of(name))).toEqual(["a", "b", "other", "a", "other"]);
});

async function say(server: TestServer, model: string, more: object = {}): Promise<unknown> {
  const answer = await server.post(CHAT, ask(model, "one two three", more));
  const text = await answer.text();
  return text.startsWith("{") ? JSON.parse(text) : text;
}

async function read(server: TestServer): Promise<string> {
  const answer = await server.get("/metrics");
  expect(answer.status).toBe(200);
  return await answer.text();
}

async function until(server: TestServer, fits: (metrics: string) => boolean): Promise<string> {
  return await vi.waitUntil(
    async () => {
      const metrics = await read(server);
      return fits(metrics) && metrics;
    },
    { timeout: 5_000, interval: 20 },
  );
}
