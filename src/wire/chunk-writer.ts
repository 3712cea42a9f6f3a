import type { ChatCompletionStreamChoice, ChatCompletionStreamResponseDelta } from "../../generated/types.ts";
import type { AnswerDelta, AnswerToolCallDelta, Status } from "../graph/index.ts";
import { Citations } from "./citations.ts";
import type { Chunk, Envelope } from "./envelope.ts";
import type { Form } from "./form.ts";
import type { Finish, Piece } from "./pieces.ts";
import { toFinishReason, toLogprobs } from "./said.ts";
import type { Stamp } from "./stamp.ts";
import { TextChunks } from "./text-chunks.ts";

type Logprobs = ChatCompletionStreamChoice["logprobs"];
type FinishReason = ChatCompletionStreamChoice["finish_reason"];
type Delta = ChatCompletionStreamResponseDelta;

/**
 * Writes the chunks of one choice. The first one carries the role, and fits what comes first: text, a refusal, or the opening of
 * the first call.
 */
export class ChunkWriter {
  readonly #index: number;
  readonly #form: Form;
  readonly #stamp: Stamp;
  readonly #toChunk: Envelope;
  readonly #texts: TextChunks | undefined;
  readonly #citations = new Citations();
  #opened = false;

  constructor(index: number, form: Form, stamp: Stamp, toChunk: Envelope) {
    this.#index = index;
    this.#form = form;
    this.#stamp = stamp;
    this.#toChunk = toChunk;
    this.#texts = form.obfuscation ? undefined : new TextChunks(index, toChunk);
  }

  write(piece: Piece): Chunk[] {
    switch (piece.type) {
      case "delta":
        return this.#delta(piece.delta);
      case "status":
        return this.#form.status ? [this.#status(piece.status)] : [];
      case "finish":
        return this.#finish(piece);
      default:
        return piece satisfies never;
    }
  }

  #delta(delta: AnswerDelta): Chunk[] {
    this.#citations.add(delta);
    const { reasoning, content, refusal, tool_calls = [] } = delta;
    const logprobs = this.#form.logprobs ? toLogprobs(delta.logprobs) : null;
    const chunks: Chunk[] = [];
    const silent = reasoning === undefined && content === undefined && refusal === undefined && logprobs === null;
    if (!silent) {
      if (!this.#opened) chunks.push(this.#open(toOpening(delta), logprobs));
      chunks.push(this.#text(delta, logprobs));
    }
    for (const call of tool_calls) chunks.push(...this.#call(call));
    return chunks;
  }

  #text({ reasoning, content, refusal }: AnswerDelta, logprobs: Logprobs): Chunk {
    const isPlain = reasoning === undefined && refusal === undefined && logprobs === null;
    if (isPlain && content !== undefined && this.#texts) return this.#texts.write(content);
    const text = {
      ...(reasoning === undefined ? {} : { [this.#form.reasoningField]: reasoning }),
      ...(content === undefined ? {} : { content }),
      ...(refusal === undefined ? {} : { refusal }),
    };
    return this.#chunk(text, logprobs);
  }

  #call(call: AnswerToolCallDelta): Chunk[] {
    const input = call.function?.arguments ?? call.custom?.input ?? "";
    const chunks: Chunk[] = [];
    if (call.type !== undefined) {
      const opening = this.#form.functions
        ? { function_call: { name: call.function?.name ?? "", arguments: "" } }
        : { tool_calls: [{ index: call.index, id: call.id ?? this.#stamp.callId(), ...toHead(call) }] };
      chunks.push(this.#opened ? this.#chunk(opening) : this.#open({ content: null, ...opening, refusal: null }));
    }
    if (input === "") return chunks;
    const more = call.custom === undefined ? { function: { arguments: input } } : { custom: { input } };
    chunks.push(
      this.#chunk(
        this.#form.functions
          ? { function_call: { arguments: input } }
          : { tool_calls: [{ index: call.index, ...more }] },
      ),
    );
    return chunks;
  }

  #status({ description, done = false, ...extra }: Status): Chunk {
    return { ...this.#chunk({}), event: { type: "status", data: { description, done, ...extra } } };
  }

  #finish(finish: Finish): Chunk[] {
    const chunks: Chunk[] = [];
    if (!this.#opened) chunks.push(this.#open({ content: "", refusal: null }));
    const annotations = this.#citations.upTo(finish);
    if (annotations.length > 0) chunks.push(this.#chunk({ annotations }));
    return [...chunks, this.#chunk({}, null, toFinishReason(finish, this.#form))];
  }

  #open(delta: Delta, logprobs: Logprobs = null): Chunk {
    this.#opened = true;
    const none = logprobs && { content: logprobs.content && [], refusal: logprobs.refusal && [] };
    return this.#chunk({ role: "assistant", ...delta }, none);
  }

  #chunk(delta: Delta, logprobs: Logprobs = null, finish_reason: FinishReason = null): Chunk {
    return this.#toChunk({ index: this.#index, delta, logprobs, finish_reason });
  }
}

function toOpening({ reasoning, content, refusal }: AnswerDelta): Delta {
  if (reasoning !== undefined) return { content: null, refusal: null };
  return refusal !== undefined && content === undefined
    ? { content: null, refusal: "" }
    : { content: "", refusal: null };
}

function toHead({ type, function: called, custom }: AnswerToolCallDelta) {
  return type === "custom"
    ? { type, custom: { name: custom?.name ?? "", input: "" } }
    : { type: "function" as const, function: { name: called?.name ?? "", arguments: "" } };
}
