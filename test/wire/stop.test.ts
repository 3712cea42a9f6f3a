import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StopCutter, toStops } from "../../src/wire/stop.ts";
import type { ChatContext } from "../../src/wire/index.ts";
import { chunks, complete, fold, type Asked } from "../support/wire.ts";

/** The specification: the stop that is complete first, the longest of those that end there. */
function cutAt(text: string, stops: readonly string[]): string {
  for (let end = 1; end <= text.length; end++) {
    const hits = stops.filter((stop) => text.slice(0, end).endsWith(stop)).map((stop) => stop.length);
    if (hits.length > 0) return text.slice(0, end - Math.max(...hits));
  }
  return text;
}

function feed(cutter: StopCutter, pieces: readonly string[]): { out: string[]; over: boolean } {
  const out: string[] = [];
  for (const piece of pieces) {
    const { text, over } = cutter.feed(piece);
    out.push(text);
    if (over) return { out, over };
  }
  out.push(cutter.end().text);
  return { out, over: false };
}

describe("StopCutter", () => {
  test("cuts as if it saw the whole text, however it comes", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 40 });
    const stop = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.array(stop, { minLength: 1, maxLength: 4 }),
        (pieces, stops) => {
          const text = pieces.join("");
          const { out, over } = feed(new StopCutter(toStops(stops)), pieces);
          expect(out.join("")).toBe(cutAt(text, stops));
          expect(over).toBe(stops.some((one) => text.includes(one)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("holds back no more than may still become a stop", () => {
    const cutter = new StopCutter(toStops(["END", "\n\n"]));
    const said = ["Hello", " EN", "EMY\n", "E", "ND"].map((piece) => cutter.feed(piece));
    expect(said.map(({ text }) => text)).toEqual(["Hello", " ", "ENEMY", "\n", ""]);
    expect(said.at(-1)?.over).toBe(true);
  });

  test("the first stop to be complete wins, and the longest of those that end together", () => {
    expect(feed(new StopCutter(toStops(["cd", "bcde"])), ["abcde"]).out.join("")).toBe("ab");
    expect(feed(new StopCutter(toStops(["d", "bcd"])), ["ab", "cd"]).out.join("")).toBe("a");
  });

  test("costs the same per character for a stop that nearly matches all the time", () => {
    const stop = `${"a".repeat(50_000)}b`;
    const cutter = new StopCutter(toStops([stop]));
    let out = 0;
    for (let at = 0; at < 400_000; at++) out += cutter.feed("a").text.length;
    expect(out).toBe(350_000);
  });

  test("a stop is prepared once, however many texts it is looked for in", () => {
    const stops = toStops(["aab", "ab"]);
    const tables = structuredClone(stops);
    expect(tables[0]?.back).toEqual(Int32Array.of(0, 1, 0));
    for (let text = 0; text < 3; text++) expect(feed(new StopCutter(stops), ["xa", "ab"]).out.join("")).toBe("x");
    expect(stops).toEqual(tables);
  });

  test("a stop that no text can hold is left out", () => {
    expect(feed(new StopCutter(toStops(["", "\udc00"])), ["a\ud83d\udc00"]).over).toBe(false);
  });
});

describe("a stopped answer", () => {
  test("ends before the stop in both forms, and the run is cancelled before the finish goes out", async () => {
    for (const form of [complete, chunks]) {
      const seen: string[] = [];
      const answered = await form(
        async function* (ctx) {
          ctx.signal.addEventListener("abort", () => seen.push("aborted"));
          try {
            yield "Hello ST";
            yield "OP and more";
            seen.push("went on");
          } finally {
            seen.push("finally");
          }
        },
        { stop: "STOP" },
      );
      expect(seen.sort()).toEqual(["aborted", "finally"]);
      const text = JSON.stringify(answered);
      expect(text).toContain("Hello ");
      expect(text).toContain('"finish_reason":"stop"');
      expect(text).not.toMatch(/ST|more/);
    }
  });

  test.each([
    ["never ends", () => new Promise<void>(() => {})],
    ["fails", () => Promise.reject(new Error("clean-up"))],
  ])("goes out whole although the clean-up of its worker %s", async (_name, cleanUp) => {
    const step = async function* () {
      try {
        yield "Hello STOP";
      } finally {
        await cleanUp();
      }
    };
    const expected = { message: { content: "Hello " }, finish_reason: "stop" };
    expect((await complete(step, { stop: "STOP" })).choices[0]).toMatchObject(expected);
    expect(fold(await chunks(step, { stop: "STOP", n: 2 }))).toMatchObject([expected, expected]);
  });

  test("counts what its worker reports while it cleans up", async () => {
    const step = async function* (ctx: ChatContext) {
      try {
        yield "Hello STOP";
      } finally {
        ctx.addUsage({ prompt_tokens: 7, completion_tokens: 9 });
      }
    };
    expect((await complete(step, { stop: "STOP" })).usage?.total_tokens).toBe(16);
    const asked: Asked = { stop: "STOP", stream_options: { include_usage: true } };
    expect((await chunks(step, asked)).at(-1)?.usage?.total_tokens).toBe(16);
  });

  test("what is held back at the end goes out", async () => {
    const { choices } = await complete(() => "Hello ST", { stop: ["STOP"] });
    expect(choices[0]?.message.content).toBe("Hello ST");
  });

  test("reasoning is not searched, a refusal is", async () => {
    const { choices } = await complete(
      async function* () {
        yield { reasoning: "STOP" };
        yield { refusal: "I will not STOP here" };
      },
      { stop: "STOP" },
    );
    expect(choices[0]?.message).toMatchObject({ reasoning_content: "STOP", refusal: "I will not ", content: null });
  });

  test("tool calls in the same piece behind the cut are dropped, and log probabilities end with the text", async () => {
    const token = (text: string) => ({ token: text, logprob: 0, bytes: null, top_logprobs: [] });
    const { choices } = await complete(
      async function* () {
        yield {
          content: "ab STOP cd",
          tool_calls: [{ id: "x", function: { name: "f", arguments: "{}" } }],
          logprobs: { content: ["ab", " STOP", " cd"].map(token) },
        };
      },
      { stop: " STOP", logprobs: true },
    );
    expect(choices[0]).toMatchObject({
      message: { content: "ab" },
      logprobs: { content: [token("ab")], refusal: null },
      finish_reason: "stop",
    });
    expect(choices[0]?.message.tool_calls).toBeUndefined();
  });
});
