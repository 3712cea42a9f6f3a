import type { TextStreamPart, ToolSet } from "ai";
import { type ChatContext, Worker, type WorkerOutput } from "../index.ts";
import { toModelMessages } from "./messages.ts";
import type { AISDKAgent, AISDKFunction, AISDKOptions, AISDKResult } from "./options.ts";
import { PartReader } from "./part-reader.ts";
import { toProviderFailure } from "./provider-failure.ts";

/**
 * An agent of the AI SDK, or a function that calls `streamText`, as a worker: text and reasoning stream, the work of tools is told as
 * status, calls of tools without `execute` go back to the client, sources become citations. Cancelling the run aborts it.
 */
export function fromAISDK<C extends ChatContext>(
  agent: AISDKAgent | AISDKFunction<C>,
  options: AISDKOptions<C> = {},
): Worker<C> {
  return new AISDKWorker(typeof agent === "function" ? agent : (ctx) => askAgent(agent, ctx, options));
}

class AISDKWorker<C extends ChatContext> extends Worker<C> {
  readonly #ask: AISDKFunction<C>;

  constructor(ask: AISDKFunction<C>) {
    super();
    this.#ask = ask;
  }

  override async *run(ctx: C): AsyncGenerator<WorkerOutput, void, undefined> {
    const reader = new PartReader(ctx);
    try {
      const result = await this.#ask(ctx);
      for await (const part of "stream" in result ? result.stream : result.fullStream)
        yield reader.read(part as TextStreamPart<ToolSet>);
    } catch (thrown) {
      throw toProviderFailure(thrown);
    }
  }
}

function askAgent<C extends ChatContext>(
  agent: AISDKAgent,
  ctx: C,
  { input = (_ctx, messages) => ({ messages }) }: AISDKOptions<C>,
): PromiseLike<AISDKResult> {
  const messages = toModelMessages(ctx.messages).map((message) =>
    message.role === "system" ? { role: "user" as const, content: message.content } : message,
  );
  return agent.stream({ ...input(ctx, messages), abortSignal: ctx.signal } as never);
}
