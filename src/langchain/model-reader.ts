import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { AIMessage, type UsageMetadata } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { ChatContext, FinishReason, Usage } from "../index.ts";
import { toFinishReason } from "./finish-reason.ts";

/** A callback that hears the end of every model call of a run: adds its tokens to the context's usage, and keeps why the last one stopped. */
export class ModelReader extends BaseCallbackHandler {
  override readonly name = "thinkagain";
  /** Why the last call stopped, where it is "length" or "content_filter". */
  finishReason: FinishReason | undefined;
  readonly #ctx: ChatContext;

  constructor(ctx: ChatContext) {
    super({ _awaitHandler: true });
    this.#ctx = ctx;
  }

  override handleLLMEnd({ generations }: LLMResult): void {
    for (const generation of generations.flat()) {
      const message = "message" in generation ? generation.message : undefined;
      if (!AIMessage.isInstance(message)) continue;
      this.finishReason = toFinishReason(message);
      if (message.usage_metadata) this.#ctx.addUsage(toUsage(message.usage_metadata));
    }
  }
}

function toUsage(told: UsageMetadata): Usage {
  const { input_token_details: input, output_token_details: output } = told;
  return {
    prompt_tokens: told.input_tokens,
    completion_tokens: told.output_tokens,
    total_tokens: told.total_tokens,
    prompt_tokens_details: counted({ cached_tokens: input?.cache_read, audio_tokens: input?.audio }),
    completion_tokens_details: counted({ reasoning_tokens: output?.reasoning, audio_tokens: output?.audio }),
  };
}

const counted = (counts: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).flatMap(([name, count]) => (count === undefined ? [] : [[name, count]])));
