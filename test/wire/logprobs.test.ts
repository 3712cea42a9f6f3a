import { describe, expect, test } from "vitest";
import type { ChatDelta, TokenLogprob } from "../../src/graph/index.ts";
import { chunks, complete, type Asked } from "../support/wire.ts";

const token = (text: string, bytes: number[] | null = null): TokenLogprob => ({
  token: text,
  logprob: -1,
  bytes,
  top_logprobs: [],
});
const said = (...texts: string[]): ChatDelta[] =>
  texts.map((content) => ({ content, logprobs: { content: [token(content)] } }));

const tokensOf = async (deltas: readonly ChatDelta[], asked: Asked) => {
  const step = async function* () {
    yield* deltas;
  };
  const [choice] = (await complete(step, { logprobs: true, ...asked })).choices;
  const streamed = (await chunks(step, { logprobs: true, ...asked })).flatMap(({ choices }) => choices);
  const names = streamed.flatMap(({ logprobs }) => logprobs?.content?.map((one) => one.token) ?? []);
  expect(names).toEqual(choice?.logprobs?.content?.map((one) => one.token) ?? []);
  return names;
};

describe("log probabilities", () => {
  test("do not give away a token that was cut, or held back before the cut", async () => {
    expect(await tokensOf(said("Hi ", "ST", "OP"), { stop: "STOP" })).toEqual(["Hi "]);
    expect(await tokensOf(said("one", " two", " three", " four"), { max_tokens: 2 })).toEqual(["one", " two"]);
  });

  test("of text that was held back go out with it", async () => {
    expect(await tokensOf(said("Hi ", "ST", "AY", " ST"), { stop: "STOP" })).toEqual(["Hi ", "ST", "AY", " ST"]);
  });

  test("are measured by their bytes, since a token may hold a part of a character", async () => {
    const half = [token("\\xf0\\x9f", [0xf0, 0x9f]), token("\\x98\\x80", [0x98, 0x80]), token("STOP"), token(" more")];
    const deltas = [{ content: "😀STOP more", logprobs: { content: half } }];
    expect(await tokensOf(deltas, { stop: "STOP" })).toEqual(["\\xf0\\x9f", "\\x98\\x80"]);
  });

  test("that come before their text wait for it, and without any text there are none", async () => {
    const early: ChatDelta = { logprobs: { content: [token("Hi")] } };
    expect(await tokensOf([early, { content: "Hi" }], {})).toEqual(["Hi"]);
    expect(await tokensOf([early, { reasoning: "hm" }], {})).toEqual([]);
    expect(await tokensOf([{ content: "Hi" }, early], { stop: "STOP" })).toEqual(["Hi"]);
  });

  test("of a text and a refusal in one delta go each with their own", async () => {
    const step = async function* () {
      yield { content: "a", refusal: "b", logprobs: { content: [token("a")], refusal: [token("b")] } };
    };
    const whole = { content: [token("a")], refusal: [token("b")] };
    expect((await complete(step, { logprobs: true })).choices[0]?.logprobs).toEqual(whole);
    expect((await complete(step, { logprobs: true, stop: "c" })).choices[0]?.logprobs).toEqual(whole);
  });
});
