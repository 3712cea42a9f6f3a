import type { Answer } from "./answer.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { type Chunk, toEnvelope } from "./envelope.ts";
import { type Flow, through } from "./flow.ts";
import type { ChoicePiece } from "./interleave.ts";
import type { Stamp } from "./stamp.ts";

/**
 * An answer as the chunks of a stream: per choice one that opens it with its role, its deltas and one that finishes it; then the
 * usage, if asked for. A choice is alone in its chunk.
 */
export function toChunks(answer: Answer, stamp: Stamp): Flow<Chunk> {
  const { form, choices } = answer;
  const toChunk = toEnvelope(form, stamp);
  const writers: ChunkWriter[] = [];
  return through<ChoicePiece, Chunk>(choices, {
    each: ({ index, piece }) => (writers[index] ??= new ChunkWriter(index, form, stamp, toChunk)).write(piece),
    async end() {
      if (form.usage) return [toChunk(undefined, await answer.usage())];
      await answer.settle();
      return [];
    },
  });
}
