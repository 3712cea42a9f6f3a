import { type BaseMessage, isBaseMessage } from "@langchain/core/messages";
import { type ChatContext, GraphError, Worker, type WorkerOutput } from "../index.ts";
import { toChatDelta, toToolCalls } from "./delta.ts";
import { toLangChainMessages } from "./messages.ts";
import { ModelReader } from "./model-reader.ts";
import { toProviderFailure } from "./provider-failure.ts";

/** What of a LangChain Runnable is used: any `prompt.pipe(model).pipe(parser)` has it. */
export interface RunnableLike<Input, Chunk> {
  stream(
    input: Input,
    options: { readonly signal: AbortSignal; readonly callbacks: ModelReader[] },
  ): Promise<AsyncIterable<Chunk>>;
}

/** How a Runnable is fed, and how it answers. */
export interface RunnableOptions<C extends ChatContext, Input, Chunk> {
  /** What goes in; the conversation as LangChain messages unless told, which is what a chat model takes. */
  readonly input?: (ctx: C, messages: BaseMessage[]) => Input | Promise<Input>;
  /**
   * What a chunk answers. Unless told, a string is text, and a message its text, reasoning and tool calls. Objects, as the parsers of
   * JSON stream them, each more complete than the one before, answer with the last one as JSON.
   */
  readonly output?: (chunk: Chunk, ctx: C) => WorkerOutput | undefined;
}

/** Any LangChain Runnable as a worker: its chunks stream as they come, its models' usage is reported, cancelling the run aborts it. */
export function fromRunnable<C extends ChatContext, Input, Chunk>(
  runnable: RunnableLike<Input, Chunk>,
  options: RunnableOptions<C, Input, Chunk> = {},
): Worker<C> {
  return new RunnableWorker(runnable, options);
}

class RunnableWorker<C extends ChatContext, Input, Chunk> extends Worker<C> {
  readonly #runnable: RunnableLike<Input, Chunk>;
  readonly #options: RunnableOptions<C, Input, Chunk>;

  constructor(runnable: RunnableLike<Input, Chunk>, options: RunnableOptions<C, Input, Chunk>) {
    super();
    this.#runnable = runnable;
    this.#options = options;
  }

  override async *run(ctx: C): AsyncGenerator<WorkerOutput, void, undefined> {
    const { input = (_ctx, messages) => messages as Input, output } = this.#options;
    const reader = new ModelReader(ctx);
    const fed = await input(ctx, toLangChainMessages(ctx.messages));
    let last: object | undefined;
    try {
      const chunks = await this.#runnable.stream(fed, { signal: ctx.signal, callbacks: [reader] });
      for await (const chunk of chunks) {
        if (output) yield output(chunk, ctx) ?? "";
        else if (typeof chunk === "string") yield chunk;
        else if (isBaseMessage(chunk)) yield { ...toChatDelta(chunk), tool_calls: toToolCalls(chunk) };
        else last = toObject(chunk);
      }
    } catch (thrown) {
      throw toProviderFailure(thrown);
    }
    if (last) yield JSON.stringify(last);
    if (reader.finishReason) ctx.finish_reason = reader.finishReason;
  }
}

function toObject(chunk: unknown): object {
  if (typeof chunk === "object" && chunk !== null) return chunk;
  throw new GraphError(
    "invalid_output",
    `a runnable streams text, messages or objects; this one streamed a ${typeof chunk}`,
  );
}
