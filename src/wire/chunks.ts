import type { CreateChatCompletionStreamResponse } from "../../generated/types.ts";
import type { Answer } from "./answer.ts";
import { ChunkWriter, type StreamChoice } from "./chunk-writer.ts";
import type { Stamp } from "./stamp.ts";

type Chunk = CreateChatCompletionStreamResponse;

/**
 * An answer as the chunks of a stream: per choice one that opens it with its role, its deltas and one that finishes it; then the
 * usage, if asked for. A choice is alone in its chunk.
 */
export async function* toChunks(answer: Answer, stamp: Stamp): AsyncGenerator<Chunk, void, undefined> {
  const { form, choices } = answer;
  const head = {
    id: stamp.id,
    object: "chat.completion.chunk" as const,
    created: stamp.created,
    model: stamp.model,
    ...form.echo,
  };
  const tail = (usage: Chunk["usage"]): Partial<Chunk> => ({
    ...(form.usage ? { usage: usage ?? null } : {}),
    ...(form.obfuscation && stamp.obfuscation ? { obfuscation: stamp.obfuscation() } : {}),
  });
  const toChunk = (choice: StreamChoice): Chunk => ({ ...head, choices: [choice], ...tail(null) });

  const writers = new Map<number, ChunkWriter>();
  for await (const { index, piece } of choices) {
    if (piece.type === "status") {
      if (!form.status) continue;
      const { description, done = false, ...extra } = piece.status;
      const choice = { index, delta: {}, logprobs: null, finish_reason: null };
      yield { ...toChunk(choice), event: { type: "status", data: { description, done, ...extra } } };
      continue;
    }
    const writer = writers.get(index) ?? new ChunkWriter(index, form, stamp);
    writers.set(index, writer);
    for (const choice of writer.write(piece)) yield toChunk(choice);
  }
  if (form.usage) yield { ...head, choices: [], ...tail(await answer.usage()) };
  else await answer.settle();
}
