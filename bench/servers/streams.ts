import type { ServerResponse } from "node:http";
import { tick } from "../clock.ts";
import { completion } from "./completion.ts";
import { released } from "./parent.ts";

/** As much of a request as a baseline reads. */
export interface Asked {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly content: string }[];
}

/** The streams of `createRegistry` as a baseline writes them: one write per chunk, each stringified on its own. */
export async function writeStream(res: ServerResponse, { model, messages }: Asked): Promise<void> {
  const count = Number(messages[0]?.content);
  res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  if (model === "silent") {
    res.write(toFrame("hush"));
    await released;
  } else if (model === "paced") {
    for await (const time of tick(count)) res.write(toFrame(time));
  } else {
    for (let left = count; left > 0; left--)
      if (!res.write(toFrame(" word"))) await new Promise((resolve) => res.once("drain", resolve));
  }
  res.end("data: [DONE]\n\n");
}

function toFrame(content: string): string {
  const chunk = {
    id: completion.id,
    object: "chat.completion.chunk",
    created: completion.created,
    model: completion.model,
    choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason: null }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
