import { OpenAPIRouter } from "openapi-backend";
import { GraphRegistry } from "@thinkagain/serve";
import { afterEach, expect, test, vi } from "vitest";
import { countResources } from "./resources.ts";
import { Watched } from "./watched.ts";
import { askFor, createWords } from "./words.ts";

const REQUESTS = 20;
const FORMS = [
  ["a JSON answer", {}],
  ["a stream", { stream: true }],
] as const;

/** A tokenizer of one token per character that writes down what it counts. */
function createCounter() {
  const counted: string[] = [];
  const encode = (text: string) => {
    counted.push(text);
    return Array.from(text, (character) => character.charCodeAt(0));
  };
  return { counted, tokenizer: { encode, decode: (tokens: readonly number[]) => String.fromCharCode(...tokens) } };
}

afterEach(() => vi.restoreAllMocks());

test("a JSON answer is parsed once, stringified once and written once, head and body", async () => {
  await using watched = await Watched.open(createWords(), askFor(3));
  const body = askFor(3);
  const [parse, stringify] = [vi.spyOn(JSON, "parse"), vi.spyOn(JSON, "stringify")];
  watched.writes = 0;
  await watched.ask(body);
  expect(watched.writes).toBe(1);
  expect(parse).toHaveBeenCalledTimes(1);
  expect(stringify.mock.calls.filter(([value]) => value !== body)).toHaveLength(1);
});

test.each(FORMS)("%s of one word makes no more than two hundred promises", async (_, more) => {
  await using watched = await Watched.open(createWords(), askFor(1, more));
  const { made } = await countResources("PROMISE", () => watched.ask(askFor(1, more)));
  expect(made).toBeGreaterThan(10);
  expect(made).toBeLessThan(200);
});

test.each(FORMS)("%s sets no more than eight timers, and leaves none behind", async (_, more) => {
  await using watched = await Watched.open(createWords(), askFor(3, more));
  const { made, left } = await countResources("Timeout", async () => {
    for (let at = 0; at < REQUESTS; at++) await watched.ask(askFor(3, more));
  });
  expect(made).toBeGreaterThan(0);
  expect(made / REQUESTS).toBeLessThanOrEqual(8);
  expect(left).toBeLessThan(REQUESTS / 4);
});

test.each(FORMS)("%s leaves no listener on its connection", async (_, more) => {
  await using watched = await Watched.open(createWords(), askFor(3, more));
  const before = watched.listeners;
  for (let at = 0; at < REQUESTS; at++) await watched.ask(askFor(3, more));
  expect(watched.listeners).toEqual(before);
});

test("a request hangs no more than seven listeners on its answer, Node's own included", async () => {
  let most = 0;
  let watched: Watched | undefined;
  const registry = createWords(() => (most = Math.max(most, watched?.listeners.answer ?? 0)));
  await using opened = await Watched.open(registry, askFor(3, { stream: true }));
  watched = opened;
  await watched.ask(askFor(3, { stream: true }));
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(7);
});

test("a text is counted once, and the rest of its request is small", async () => {
  const { counted, tokenizer } = createCounter();
  await using watched = await Watched.open(createWords(), askFor(3), { tokenizer });
  counted.length = 0;
  const answer = await watched.ask(askFor(500));
  const [, content = ""] = /"content":"([^"]*)"/.exec(answer) ?? [];
  expect(content.length).toBeGreaterThan(3000);
  expect(counted.join("")).toContain(content);
  expect(counted.join("").length - content.length).toBeLessThan(20);
});

test("a text under a token limit is counted no more than twice, however many chunks it comes in", async () => {
  const { counted, tokenizer } = createCounter();
  const more = { stream: true, max_completion_tokens: 100_000 };
  await using watched = await Watched.open(createWords(), askFor(3, more), { tokenizer });
  counted.length = 0;
  const answer = await watched.ask(askFor(500, more));
  const length = [...answer.matchAll(/"content":"(word[^"]*)"/g)].reduce((sum, [, text]) => sum + text!.length, 0);
  expect(length).toBeGreaterThan(3000);
  expect(counted.join("").length).toBeLessThanOrEqual(2 * length);
});

test("a stream whose client wants no usage counts nothing", async () => {
  const { counted, tokenizer } = createCounter();
  await using watched = await Watched.open(createWords(), askFor(3), { tokenizer });
  expect(counted).not.toHaveLength(0);
  counted.length = 0;
  await watched.ask(askFor(500, { stream: true }));
  expect(counted).toEqual([]);
});

test("a request lists neither the operations of the contract nor the models of the registry", async () => {
  const operations = vi.spyOn(OpenAPIRouter.prototype, "getOperations");
  const registry = createWords();
  const models = vi.spyOn(GraphRegistry.prototype, "list");
  await using watched = await Watched.open(registry, askFor(3));
  expect(operations).toHaveBeenCalled();
  operations.mockClear();
  models.mockClear();
  await watched.ask(askFor(3));
  await watched.ask(askFor(3, { stream: true }));
  expect(operations).not.toHaveBeenCalled();
  expect(models).not.toHaveBeenCalled();
});
