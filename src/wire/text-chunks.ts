import type { Chunk, Envelope } from "./envelope.ts";
import { withFrame } from "./framed.ts";
import { toFrame } from "./sse.ts";

/** What no text of a frame can hold: the quotes in it are escaped. */
const PLACE = '"content":""';

/**
 * Writes the chunks that say a piece of text and nothing else, with their frames. Those differ in the text alone, so all the rest is
 * stringified once for a stream: what took 700 ns per token, a third of all from its worker to the socket, takes 100.
 */
export class TextChunks {
  readonly #index: number;
  readonly #toChunk: Envelope;
  readonly #before: string;
  readonly #after: string;

  constructor(index: number, toChunk: Envelope) {
    this.#index = index;
    this.#toChunk = toChunk;
    const frame = toFrame(this.#write(""));
    const at = frame.lastIndexOf(PLACE) + PLACE.length;
    this.#before = frame.slice(0, at - 2);
    this.#after = frame.slice(at);
  }

  write(content: string): Chunk {
    return withFrame(this.#write(content), this.#before + JSON.stringify(content) + this.#after);
  }

  #write(content: string): Chunk {
    return this.#toChunk({ index: this.#index, delta: { content }, logprobs: null, finish_reason: null });
  }
}
