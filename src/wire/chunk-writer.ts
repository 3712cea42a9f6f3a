import type { ChatCompletionStreamChoice, ChatCompletionStreamResponseDelta } from "../../generated/types.ts";
import type { AnswerDelta, AnswerToolCallDelta } from "../graph/index.ts";
import { Citations } from "./citations.ts";
import type { Form } from "./form.ts";
import type { Finish, Piece } from "./pieces.ts";
import { toFinishReason, toLogprobs } from "./said.ts";
import type { Stamp } from "./stamp.ts";

/** What a chunk says about one choice. */
export type StreamChoice = ChatCompletionStreamChoice;

type Delta = ChatCompletionStreamResponseDelta;

/**
 * Writes the chunks of one choice. The first one carries the role, and fits what comes first: text, a refusal, or the opening of
 * the first call.
 */
export class ChunkWriter {
  readonly #index: number;
  readonly #form: Form;
  readonly #stamp: Stamp;
  readonly #citations = new Citations();
  #opened = false;

  constructor(index: number, form: Form, stamp: Stamp) {
    this.#index = index;
    this.#form = form;
    this.#stamp = stamp;
  }

  write(piece: Exclude<Piece, { type: "status" }>): StreamChoice[] {
    return piece.type === "finish" ? this.#finish(piece) : this.#delta(piece.delta);
  }

  #delta(delta: AnswerDelta): StreamChoice[] {
    const { tool_calls = [] } = delta;
    this.#citations.add(delta);
    const logprobs = this.#form.logprobs ? toLogprobs(delta.logprobs) : null;
    const text = this.#text(delta);
    const choices: StreamChoice[] = [];
    if (text !== undefined || logprobs !== null) {
      if (!this.#opened) choices.push(this.#open(toOpening(delta), logprobs));
      choices.push(this.#choice(text ?? {}, logprobs));
    }
    for (const call of tool_calls) choices.push(...this.#call(call));
    return choices;
  }

  #text({ reasoning, content, refusal }: AnswerDelta): Delta | undefined {
    if (reasoning === undefined && refusal === undefined) return content === undefined ? undefined : { content };
    return {
      ...(reasoning === undefined ? {} : { [this.#form.reasoningField]: reasoning }),
      ...(content === undefined ? {} : { content }),
      ...(refusal === undefined ? {} : { refusal }),
    };
  }

  #call(call: AnswerToolCallDelta): StreamChoice[] {
    const input = call.function?.arguments ?? call.custom?.input ?? "";
    const choices: StreamChoice[] = [];
    if (call.type !== undefined) {
      const opening = this.#form.functions
        ? { function_call: { name: call.function?.name ?? "", arguments: "" } }
        : { tool_calls: [{ index: call.index, id: call.id ?? this.#stamp.callId(), ...toHead(call) }] };
      choices.push(this.#opened ? this.#choice(opening) : this.#open({ content: null, ...opening, refusal: null }));
    }
    if (input === "") return choices;
    const more = call.custom === undefined ? { function: { arguments: input } } : { custom: { input } };
    choices.push(
      this.#choice(
        this.#form.functions
          ? { function_call: { arguments: input } }
          : { tool_calls: [{ index: call.index, ...more }] },
      ),
    );
    return choices;
  }

  #finish(finish: Finish): StreamChoice[] {
    const choices: StreamChoice[] = [];
    if (!this.#opened) choices.push(this.#open({ content: "", refusal: null }));
    const annotations = this.#citations.upTo(finish);
    if (annotations.length > 0) choices.push(this.#choice({ annotations }));
    return [...choices, { ...this.#choice({}), finish_reason: toFinishReason(finish, this.#form) }];
  }

  #open(delta: Delta, logprobs: StreamChoice["logprobs"] = null): StreamChoice {
    this.#opened = true;
    const none = logprobs && { content: logprobs.content && [], refusal: logprobs.refusal && [] };
    return this.#choice({ role: "assistant", ...delta }, none);
  }

  #choice(delta: Delta, logprobs: StreamChoice["logprobs"] = null): StreamChoice {
    return { index: this.#index, delta, logprobs, finish_reason: null };
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
