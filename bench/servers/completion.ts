import type { ServerResponse } from "node:http";

/** What a baseline answers: of the same size as ours. */
export const completion = {
  id: "chatcmpl-0000000000000000000",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "words",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: " the quick brown fox jumps over a", refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: {
    prompt_tokens: 8,
    completion_tokens: 8,
    total_tokens: 16,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  },
};

/** Writes so many chunks, one write each, each stringified on its own, and waits where the socket is full. */
export async function writeChunks(res: ServerResponse, count: number): Promise<void> {
  res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  for (let at = 0; at < count; at++) {
    const chunk = {
      id: completion.id,
      object: "chat.completion.chunk",
      created: completion.created,
      model: completion.model,
      choices: [{ index: 0, delta: { content: " word" }, logprobs: null, finish_reason: null }],
    };
    if (!res.write(`data: ${JSON.stringify(chunk)}\n\n`)) await new Promise((resolve) => res.once("drain", resolve));
  }
  res.end("data: [DONE]\n\n");
}
