import type { ChatCompletionChoice, ChatCompletionResponseMessage } from "../../generated/types.ts";
import type { AnswerDelta, AnswerToolCallDelta, TokenLogprob } from "../graph/index.ts";
import { Citations } from "./citations.ts";
import type { Form } from "./form.ts";
import type { Finish } from "./pieces.ts";
import { toFinishReason, toLogprobs } from "./said.ts";
import type { Stamp } from "./stamp.ts";

type Message = ChatCompletionResponseMessage;

interface Call {
  readonly id: string;
  readonly type: "function" | "custom";
  readonly name: string;
  input: string;
}

/** Adds up the pieces of one choice to its whole form. */
export class ChoiceFold {
  readonly #index: number;
  readonly #form: Form;
  readonly #stamp: Stamp;
  #content: string | null = null;
  #refusal: string | null = null;
  #reasoning: string | null = null;
  #finish: Finish = { type: "finish", reason: "stop", cut: false };
  readonly #calls: Call[] = [];
  readonly #citations = new Citations();
  readonly #logprobs: { content: TokenLogprob[] | null; refusal: TokenLogprob[] | null } = {
    content: null,
    refusal: null,
  };

  constructor(index: number, form: Form, stamp: Stamp) {
    this.#index = index;
    this.#form = form;
    this.#stamp = stamp;
  }

  add(delta: AnswerDelta): void {
    const { content, refusal, reasoning, tool_calls = [], logprobs } = delta;
    if (content !== undefined) this.#content = (this.#content ?? "") + content;
    if (refusal !== undefined) this.#refusal = (this.#refusal ?? "") + refusal;
    if (reasoning !== undefined) this.#reasoning = (this.#reasoning ?? "") + reasoning;
    for (const call of tool_calls) this.#call(call);
    this.#citations.add(delta);
    for (const text of ["content", "refusal"] as const) {
      for (const token of logprobs?.[text] ?? []) (this.#logprobs[text] ??= []).push(token);
    }
  }

  end(finish: Finish): void {
    this.#finish = finish;
  }

  toChoice(): ChatCompletionChoice {
    const { content, refusal } = this.#logprobs;
    const hasLogprobs = this.#form.logprobs && (content !== null || refusal !== null);
    return {
      index: this.#index,
      message: this.#message(),
      logprobs: hasLogprobs ? toLogprobs(this.#logprobs) : null,
      finish_reason: toFinishReason(this.#finish, this.#form),
    };
  }

  #call({ index, id, type, function: called, custom }: AnswerToolCallDelta): void {
    const input = called?.arguments ?? custom?.input ?? "";
    const call = this.#calls[index];
    if (call !== undefined) call.input += input;
    else if (type !== undefined) {
      this.#calls[index] = { id: id ?? this.#stamp.callId(), type, name: called?.name ?? custom?.name ?? "", input };
    }
  }

  #message(): Message {
    const isSilent = this.#refusal === null && this.#reasoning === null && this.#calls.length === 0;
    return {
      role: "assistant",
      content: this.#content ?? (isSilent ? "" : null),
      ...this.#toCalls(),
      refusal: this.#refusal,
      annotations: this.#citations.upTo(this.#finish),
      ...(this.#reasoning === null ? {} : { [this.#form.reasoningField]: this.#reasoning }),
    };
  }

  #toCalls(): Pick<Message, "tool_calls" | "function_call"> {
    const [first] = this.#calls;
    if (first === undefined) return {};
    if (this.#form.functions) return { function_call: { name: first.name, arguments: first.input } };
    return {
      tool_calls: this.#calls.map(({ id, type, name, input }) =>
        type === "custom" ? { id, type, custom: { name, input } } : { id, type, function: { name, arguments: input } },
      ),
    };
  }
}
