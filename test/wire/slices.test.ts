import { expect, test } from "vitest";
import type { Piece, Pieces } from "../../src/wire/pieces.ts";
import { sliced } from "../../src/wire/slices.ts";
import { chunks, complete, fold } from "../support/wire.ts";

const signal = new AbortController().signal;

async function* from(...deltas: Extract<Piece, { type: "delta" }>["delta"][]): Pieces {
  for (const delta of deltas) yield { type: "delta", delta };
  yield { type: "finish", reason: "stop", cut: false };
}

test("a long text is handed on in slices with a turn between them, and whole characters", async () => {
  const text = `a${"😀".repeat(5000)}`;
  const told: string[] = [];
  const turn = () => Promise.resolve(void told.push("turn"));
  for await (const piece of sliced(from({ content: text }), signal, turn)) {
    if (piece.type === "delta") told.push(piece.delta.content ?? "");
  }
  const slices = told.filter((one) => one !== "turn");
  expect(slices.join("")).toBe(text);
  expect(slices.every((slice) => slice.length <= 2048 && slice.isWellFormed())).toBe(true);
  expect(told.filter((_, at) => at % 2 === 1).every((one) => one === "turn")).toBe(true);
  expect(told).toHaveLength(slices.length * 2 - 1);
});

test("what is said with a long text keeps its place: reasoning before it, calls after it", async () => {
  const delta = { reasoning: "hm", refusal: "x".repeat(3000), annotations: [] };
  const seen = await Array.fromAsync(sliced(from(delta, { content: "short" }), signal, () => Promise.resolve()));
  expect(seen).toEqual([
    { type: "delta", delta: { reasoning: "hm" } },
    { type: "delta", delta: { refusal: "x".repeat(2048) } },
    { type: "delta", delta: { refusal: "x".repeat(952), annotations: [] } },
    { type: "delta", delta: { content: "short" } },
    { type: "finish", reason: "stop", cut: false },
  ]);
});

test("once the request is over no further slice is cut", async () => {
  const leaving = new AbortController();
  const pieces = sliced(from({ content: "x".repeat(10_000) }), leaving.signal);
  await pieces.next();
  leaving.abort("left");
  await expect(pieces.next()).rejects.toBe("left");
});

test("a limit cuts a long text at the same place in both forms", async () => {
  const step = () => "word ".repeat(4000);
  const whole = await complete(step, { max_tokens: 1500 });
  expect(whole.choices[0]?.message.content).toHaveLength(1500 * 5 - 1);
  expect(whole.usage).toMatchObject({ completion_tokens: 1500 });
  expect(fold(await chunks(step, { max_tokens: 1500 }))[0]).toMatchObject({
    message: { content: whole.choices[0]?.message.content },
    finish_reason: "length",
  });
});
