import { ModelReader, toFinishReason, toProviderFailure } from "../langchain/index.ts";
import { type ChatContext, Worker, type WorkerOutput } from "../index.ts";
import { Listener, MODES } from "./listener.ts";
import type { LangGraphLike, LangGraphOptions } from "./options.ts";
import { type ClientTools, lastAnswer, toClientCalls, toFinalText } from "./state.ts";
import { openThread } from "./thread.ts";

/**
 * A compiled LangGraph as a worker: the conversation goes in, what its models say streams out, the work of its tools is told as status.
 * Calls of the client's own tools are returned to the client; an interrupt becomes a question that the client's next message on the same
 * thread answers. Cancelling the run aborts it.
 */
export function fromLangGraph<C extends ChatContext, State = unknown>(
  graph: LangGraphLike,
  options: LangGraphOptions<C, State> = {},
): Worker<C> {
  return new LangGraphWorker(graph, options);
}

class LangGraphWorker<C extends ChatContext, State> extends Worker<C> {
  readonly #graph: LangGraphLike;
  readonly #options: LangGraphOptions<C, State>;

  constructor(graph: LangGraphLike, options: LangGraphOptions<C, State>) {
    super();
    this.#graph = graph;
    this.#options = options;
  }

  override async *run(ctx: C): AsyncGenerator<WorkerOutput, void, undefined> {
    const { nodes, output, config, ask = toQuestion } = this.#options;
    const { signal } = ctx;
    const own = config?.(ctx) ?? {};
    const clientTools = toClientTools(ctx);
    await using thread = await openThread(this.#graph, ctx, this.#options);
    const listener = new Listener(nodes, clientTools, output !== undefined);
    try {
      const events = await this.#graph.stream(thread.input, {
        ...own,
        configurable: { ...own.configurable, ...thread.configurable },
        callbacks: [...(own.callbacks ?? []), new ModelReader(ctx)],
        streamMode: [...MODES],
        subgraphs: true,
        signal,
      });
      for await (const event of events) for (const said of listener.hear(event)) yield said;
    } catch (thrown) {
      throw toProviderFailure(thrown);
    }
    yield* listener.end();
    const { state, spoke, interrupted } = listener;
    const interrupt = interrupted ? await thread.question() : undefined;
    if (interrupt) {
      yield `${spoke ? "\n\n" : ""}${ask(interrupt.value, ctx)}`;
      return;
    }
    if (output) yield output(state as State, ctx) ?? "";
    else if (!spoke) yield toFinalText(state);
    yield { tool_calls: toClientCalls(state, clientTools) };
    const answer = lastAnswer(state);
    const reason = answer && toFinishReason(answer);
    if (reason) ctx.finish_reason = reason;
  }
}

const toQuestion = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? null));

const toClientTools = ({ tools = [] }: ChatContext): ClientTools =>
  new Map(tools.map((tool) => [tool.type === "function" ? tool.function.name : tool.custom.name, tool.type]));
