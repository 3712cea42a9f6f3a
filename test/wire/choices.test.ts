import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ChatContext } from "../../src/wire/index.ts";
import { chunks, complete, failure, fold, stream } from "../support/wire.ts";

const annotation = {
  type: "url_citation" as const,
  url_citation: { start_index: 0, end_index: 1, url: "https://example.org", title: "t" },
};

describe("n", () => {
  test("runs are independent, concurrent, and each has the seed plus its index", async () => {
    let running = 0;
    let most = 0;
    const step = async (ctx: ChatContext) => {
      most = Math.max(most, ++running);
      await sleep(5);
      running--;
      ctx.messages.push({ role: "user", content: "x" });
      return `${ctx.seed} ${ctx.messages.length}`;
    };
    const { choices } = await complete(step, { n: 3, seed: 7 });
    expect(choices.map(({ index, message }) => [index, message.content])).toEqual([
      [0, "7 2"],
      [1, "8 2"],
      [2, "9 2"],
    ]);
    expect(most).toBe(3);
  });

  test("a stream has one choice per chunk, and opens them in ascending order even when a later run is faster", async () => {
    const step = async function* (ctx: ChatContext) {
      await sleep(30 - 10 * Number(ctx.seed));
      yield "a";
      await sleep(1);
      yield "b";
    };
    const all = await chunks(step, { n: 3, seed: 0 });
    const first = [0, 1, 2].map((index) => all.findIndex(({ choices }) => choices[0]?.index === index));
    expect(first).toEqual([...first].sort((one, other) => one - other));
    for (const at of first) expect(all[at]?.choices[0]?.delta.role).toBe("assistant");
    expect(all.every(({ choices }) => choices.length === 1)).toBe(true);
    expect(fold(all)).toEqual(
      Array.from({ length: 3 }, () => ({
        message: { role: "assistant", content: "ab", refusal: null },
        finish_reason: "stop",
      })),
    );
  });

  test.each([{ status: "working" }, { annotations: [annotation] }])(
    "a choice opens with its role: what the client may not see of it (%o) lets no other one go first",
    async (quiet) => {
      const step = async function* (ctx: ChatContext) {
        yield quiet;
        if (ctx.seed === 0) await sleep(20);
        yield `${ctx.seed}`;
      };
      const all = await chunks(step, { n: 2, seed: 0 });
      expect(all[0]?.choices[0]).toMatchObject({ index: 0, delta: { role: "assistant" } });
      expect(fold(all).map(({ message }) => message.content)).toEqual(["0", "1"]);
    },
  );

  test("a choice that may not open yet is not asked for more than its first piece", async () => {
    let yields = 0;
    const step = async function* (ctx: ChatContext) {
      if (ctx.seed === 0) await sleep(30);
      for (let at = 0; at < 50; at++) {
        if (ctx.seed === 1) yields++;
        yield "x";
      }
    };
    const all = stream(step, { n: 2, seed: 0 });
    await all.next();
    expect(yields).toBeLessThanOrEqual(2);
    await all.return();
  });

  test("one run failing fails the request, and cancels the others", async () => {
    for (const form of [complete, chunks]) {
      const ended: number[] = [];
      const step = async function* (ctx: ChatContext) {
        try {
          if (ctx.seed === 1) throw new Error("secret");
          yield "going";
          await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
        } finally {
          ended.push(Number(ctx.seed));
        }
      };
      const error = await failure(form(step, { n: 3, seed: 0 }));
      expect(error).toMatchObject({
        status: 500,
        body: { error: { code: "graph_error" } },
        headers: { "x-should-retry": "false" },
      });
      await sleep(5);
      expect(ended.sort((one, other) => one - other)).toEqual([0, 1, 2]);
    }
  });

  test("a reader who leaves cancels every run", async () => {
    const ended: number[] = [];
    const step = async function* (ctx: ChatContext) {
      try {
        yield "a";
        yield "b";
        await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
      } finally {
        ended.push(Number(ctx.seed));
      }
    };
    for await (const { choices } of stream(step, { n: 2, seed: 0 })) if (choices[0]?.index === 1) break;
    await sleep(5);
    expect(ended.sort((one, other) => one - other)).toEqual([0, 1]);
  });

  test("signals of runs that ended well do not abort", async () => {
    const signals: AbortSignal[] = [];
    await complete((ctx) => (signals.push(ctx.signal), "x"), { n: 2 });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });
});

describe("a request that is over", () => {
  test("fails with the reason that the server gave, whatever the worker throws then", async () => {
    const { ApiError } = await import("../../src/wire/index.ts");
    for (const thrown of [new Error("AbortError"), undefined]) {
      const controller = new AbortController();
      const step = async (ctx: ChatContext) => {
        await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve));
        throw thrown;
      };
      const answered = failure(complete(step, {}, { signal: controller.signal }));
      await sleep(1);
      controller.abort(new ApiError(504, "server_error", "Too late.", { code: "timeout" }));
      expect(await answered).toMatchObject({
        status: 504,
        body: { error: { code: "timeout" } },
        headers: { "x-should-retry": "false" },
      });
    }
  });

  test("is a closed request when nobody gave a reason", async () => {
    expect(await failure(complete(() => "x", {}, { signal: AbortSignal.abort() }))).toMatchObject({ status: 499 });
  });
});

test("the graph starts only when the answer is read", async () => {
  let started = false;
  const all = stream(() => {
    started = true;
  });
  await sleep(1);
  expect(started).toBe(false);
  await all.next();
  expect(started).toBe(true);
});
