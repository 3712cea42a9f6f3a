import { expect } from "vitest";

/** The JSON values of all `data:` lines, and proof that the framing is what clients rely on: one line, one blank line, no other field. */
export function dataOf(text: string): unknown[] {
  const frames = text.split("\n\n");
  expect(frames.pop(), "the last frame needs its blank line").toBe("");
  const data = frames.filter((frame) => !frame.startsWith(":"));
  for (const frame of data) expect(frame).toMatch(/^data: [^\n\r]+$/);
  const values = data.map((frame) => frame.slice("data: ".length));
  const done = values.indexOf("[DONE]");
  if (done !== -1) expect(done, "[DONE] comes last").toBe(values.length - 1);
  return values.filter((value) => value !== "[DONE]").map((value) => JSON.parse(value) as unknown);
}
