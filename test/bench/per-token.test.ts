import { afterEach, expect, test, vi } from "vitest";
import { countResources } from "./resources.ts";
import { Watched } from "./watched.ts";
import { askFor, createWords } from "./words.ts";

const FEW = 100;
const MANY = 300;

afterEach(() => vi.restoreAllMocks());

/** What one more token adds to a count; what the request itself costs drops out. */
async function perToken(count: (tokens: number) => Promise<number>): Promise<number> {
  const few = await count(FEW);
  return ((await count(MANY)) - few) / (MANY - FEW);
}

test.each([
  ["a JSON answer", {}, 18],
  ["a stream", { stream: true }, 22],
  ["a stream with usage", { stream: true, stream_options: { include_usage: true } }, 22],
  ["a stream with a stop string", { stream: true, stop: ["###"] }, 30],
])("a token of %s costs a few promises", async (_, more, most) => {
  await using watched = await Watched.open(createWords(), askFor(3, more));
  const promises = await perToken(
    async (tokens) => (await countResources("PROMISE", () => watched.ask(askFor(tokens, more)))).made,
  );
  expect(promises).toBeGreaterThan(1);
  expect(promises).toBeLessThan(most);
});

test("a token sets no timer", async () => {
  await using watched = await Watched.open(createWords(), askFor(3, { stream: true }));
  const timers = await perToken(
    async (tokens) =>
      (await countResources("Timeout", () => watched.ask(askFor(tokens, { model: "slow", stream: true })))).made,
  );
  expect(timers).toBeLessThan(0.1);
});

test("a token waits for no signal of its own", async () => {
  await using watched = await Watched.open(createWords(), askFor(3, { stream: true }));
  const listen = vi.spyOn(EventTarget.prototype, "addEventListener");
  const listeners = await perToken(async (tokens) => {
    listen.mockClear();
    await watched.ask(askFor(tokens, { model: "slow", stream: true }));
    expect(listen).toHaveBeenCalledWith("abort", expect.anything(), expect.anything());
    return listen.mock.calls.length;
  });
  expect(listeners).toBeLessThan(0.1);
});

test("a token leaves no listener on its answer or its connection", async () => {
  const seen: string[] = [];
  let watched: Watched | undefined;
  const registry = createWords(() => seen.push(JSON.stringify(watched?.listeners)));
  await using opened = await Watched.open(registry, askFor(3, { stream: true }));
  watched = opened;
  seen.length = 0;
  await watched.ask(askFor(MANY, { model: "slow", stream: true }));
  expect(seen).toHaveLength(MANY);
  expect(new Set(seen.slice(1)).size).toBe(1);
});

test("a chunk is stringified once", async () => {
  await using watched = await Watched.open(createWords(), askFor(3, { stream: true }));
  const stringify = vi.spyOn(JSON, "stringify");
  const calls = await perToken(async (tokens) => {
    stringify.mockClear();
    await watched.ask(askFor(tokens, { stream: true }));
    return stringify.mock.calls.length;
  });
  expect(calls).toBe(1);
});

test("a chunk that is alone in its turn is one write", async () => {
  await using watched = await Watched.open(createWords(), askFor(3, { stream: true }));
  const writes = await perToken(async (tokens) => {
    watched.writes = 0;
    watched.answerWrites = 0;
    await watched.ask(askFor(tokens, { model: "slow", stream: true }));
    expect(watched.answerWrites).toBeLessThanOrEqual(watched.writes);
    return watched.writes;
  });
  expect(writes).toBe(1);
});

test("chunks that are ready in the same turn share their writes", async () => {
  await using watched = await Watched.open(createWords(), askFor(3, { stream: true }));
  watched.answerWrites = 0;
  const text = await watched.ask(askFor(MANY, { stream: true }));
  expect(text.match(/^data: /gm)).toHaveLength(MANY + 3);
  expect(watched.answerWrites).toBeGreaterThan(0);
  expect(watched.answerWrites).toBeLessThan(MANY / 30);
});
