import type { CreateChatCompletionStreamResponse } from "../../generated/types.ts";
import type { Answer } from "./answer.ts";
import { ChunkWriter, type StreamChoice } from "./chunk-writer.ts";
import { type Flow, through } from "./flow.ts";
import type { ChoicePiece } from "./interleave.ts";
import type { Stamp } from "./stamp.ts";

type Chunk = CreateChatCompletionStreamResponse;

/**
 * An answer as the chunks of a stream: per choice one that opens it with its role, its deltas and one that finishes it; then the
 * usage, if asked for. A choice is alone in its chunk.
 */
export function toChunks(answer: Answer, stamp: Stamp): Flow<Chunk> {
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

  const writers: ChunkWriter[] = [];
  return through<ChoicePiece, Chunk>(choices, {
    each({ index, piece }) {
      if (piece.type !== "status") {
        const writer = (writers[index] ??= new ChunkWriter(index, form, stamp));
        return writer.write(piece).map(toChunk);
      }
      if (!form.status) return [];
      const { description, done = false, ...extra } = piece.status;
      const choice = { index, delta: {}, logprobs: null, finish_reason: null };
      return [{ ...toChunk(choice), event: { type: "status", data: { description, done, ...extra } } }];
    },
    async end() {
      if (form.usage) return [{ ...head, choices: [], ...tail(await answer.usage()) }];
      await answer.settle();
      return [];
    },
  });
}
