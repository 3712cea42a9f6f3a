import type OpenAI from "openai";
import type { Endpoint } from "./endpoint.ts";
import { toHeard } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { Patience } from "./patience.ts";
import type { Limits } from "./patience.ts";
import { CallCheck } from "./call-check.ts";

/** The body of a call, but for what makes it a stream. */
export type Body = Omit<OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming, "stream" | "model">;

/** An endpoint stopped talking before it had said why. */
export class BrokenOff extends Error {
  override readonly name = "BrokenOff";
}

/** How long to wait, after the reason for its end, for what an endpoint still has to say about an answer. */
const AFTERTHOUGHT_MS = 5_000;

/** The reasons for an end, in OpenRouter's and vLLM's words, that make no answer of what was said before. */
const FAILED: ReadonlySet<string | undefined> = new Set(["error", "abort"]);

/**
 * One call of one endpoint: what it says until it ends. Leaving the loop, and the signal, end the call at once.
 *
 * L0. Nothing is told before the first token, so that whoever has heard nothing may ask again.
 * L1. An answer is whole when it has said why it ends; one that stops before, whatever the reason, throws.
 * L2. What goes wrong after that is nobody's concern; calls that come later are none.
 * L3. Time runs only while the endpoint is waited for, not while a reader is slow.
 */
export async function* listen(
  { client, model }: Endpoint,
  body: Body,
  { connectMs, firstTokenMs, silenceMs }: Limits,
  signal: AbortSignal,
): AsyncGenerator<Heard, void, undefined> {
  const patience = new Patience();
  const call = AbortSignal.any([signal, patience.signal]);
  const calls = new CallCheck();
  let begun = false;
  let whole = false;
  try {
    patience.wait(connectMs, `The model endpoint did not answer within`);
    const stream = await client.chat.completions.create({ ...body, model, stream: true }, { signal: call });
    patience.wait(firstTokenMs, `The model endpoint sent no token within`);
    for await (const frame of stream) {
      const heard = whole ? withoutCalls(toHeard(frame)) : toHeard(frame);
      if (FAILED.has(heard.finish) && !whole) throw new BrokenOff(`the finish_reason is "${heard.finish}"`);
      begun ||= heard.delta !== undefined;
      if (begun) patience.rest();
      for (const fragment of heard.delta?.tool_calls ?? []) calls.add(fragment);
      if (heard.finish !== undefined && !whole) {
        calls.end();
        whole = true;
      }
      if (begun || whole) yield heard;
      if (whole) patience.wait(Math.min(silenceMs, AFTERTHOUGHT_MS), "");
      else if (begun) patience.wait(silenceMs, `The model endpoint was silent for`);
    }
    call.throwIfAborted();
    if (!whole) throw new BrokenOff("the stream ended without a finish_reason");
  } catch (cause) {
    signal.throwIfAborted();
    if (!whole) throw patience.signal.aborted ? patience.signal.reason : cause;
  } finally {
    patience.end();
  }
}

function withoutCalls({ delta, ...heard }: Heard): Heard {
  if (delta === undefined) return heard;
  const { tool_calls: _late, ...rest } = delta;
  return { ...heard, delta: rest };
}
