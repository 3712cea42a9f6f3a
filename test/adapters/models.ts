import { setTimeout as pause } from "node:timers/promises";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage, type ToolCallChunk } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";

/** One turn of a scripted model: text in pieces, and what else a chunk may carry. */
export interface Turn {
  readonly text?: readonly string[];
  readonly reasoning?: string;
  readonly calls?: readonly ToolCallChunk[];
  readonly usage?: readonly [input: number, output: number];
  readonly finish?: string;
}

/** A chat model that streams what its script says to the messages it was given; it remembers what it heard, and whether it was aborted. */
export class ScriptedModel extends BaseChatModel {
  readonly heard: BaseMessage[][] = [];
  aborts = 0;
  readonly aborted = Promise.withResolvers<void>();
  readonly #script: (messages: BaseMessage[]) => Turn;
  readonly #paceMs: number;

  constructor(script: (messages: BaseMessage[]) => Turn, paceMs = 0) {
    super({});
    this.#script = script;
    this.#paceMs = paceMs;
  }

  override _llmType(): string {
    return "scripted";
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    run?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const chunks = await Array.fromAsync(this._streamResponseChunks(messages, options, run));
    return { generations: [chunks.reduce((all, chunk) => all.concat(chunk))] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    run?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    this.heard.push(messages);
    const { text = [], reasoning, calls, usage, finish } = this.#script(messages);
    options.signal?.addEventListener("abort", () => {
      this.aborts += 1;
      this.aborted.resolve();
    });
    const last = new AIMessageChunk({ content: "" });
    if (finish) last.response_metadata = { finish_reason: finish };
    if (usage) {
      const [input_tokens, output_tokens] = usage;
      const usage_metadata = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
      Object.assign(last, { usage_metadata });
    }
    const chunks = [
      ...(reasoning ? [new AIMessageChunk({ content: "", additional_kwargs: { reasoning_content: reasoning } })] : []),
      ...text.map((content) => new AIMessageChunk({ content })),
      ...(calls ?? []).map((call) => new AIMessageChunk({ content: "", tool_call_chunks: [call] })),
      last,
    ];
    for (const message of chunks) {
      await pause(this.#paceMs, undefined, options.signal ? { signal: options.signal } : {});
      const chunk = new ChatGenerationChunk({ message, text: message.text });
      yield chunk;
      await run?.handleLLMNewToken(message.text, undefined, undefined, undefined, undefined, { chunk });
    }
  }
}

/** The text of the last message that a model has heard. */
export const lastText = (messages: readonly BaseMessage[]): string => messages.at(-1)?.text ?? "";
