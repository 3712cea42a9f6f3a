import type { BaseMessage } from "@langchain/core/messages";
import type { ChatContext, WorkerOutput } from "../index.ts";

/** A question that a graph has stopped with, by `interrupt(value)`. */
export interface Interrupt {
  readonly id?: string;
  readonly value?: unknown;
}

/** What of a thread's state is read. */
export interface Snapshot {
  readonly values?: unknown;
  readonly createdAt?: string | undefined;
  readonly tasks: readonly { readonly interrupts: readonly Interrupt[]; readonly result?: unknown }[];
}

/** What of a compiled LangGraph is used; what `compile()` and `createReactAgent()` give has it. */
export interface LangGraphLike {
  /** What keeps its threads; without one every request stands alone. */
  readonly checkpointer?: unknown;
  stream(input: unknown, config: object): Promise<AsyncIterable<unknown>>;
  getState(config: { configurable: { thread_id: string } }): Promise<Snapshot>;
}

/** What LangGraph may be told about a run beside its input: a `RunnableConfig`, and the `context` that its nodes read. */
export interface LangGraphConfig {
  readonly configurable?: Readonly<Record<string, unknown>>;
  readonly context?: unknown;
  readonly recursionLimit?: number;
  readonly maxConcurrency?: number;
  readonly callbacks?: readonly object[];
  readonly tags?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** How a LangGraph is fed, and how it answers. */
export interface LangGraphOptions<C extends ChatContext, State> {
  /** What goes in; `{ messages }` unless told. On a thread that already is, `messages` are what it has yet to hear. */
  readonly input?: (ctx: C, messages: BaseMessage[]) => unknown;
  /** The answer, read from the final state. With it no text streams, only statuses. */
  readonly output?: (state: State, ctx: C) => WorkerOutput | undefined;
  /**
   * The nodes, at any depth, whose messages are the answer. Unless told, all but those inside `tools`, where the models of tools work.
   * A model that is never to be heard is tagged "nostream".
   */
  readonly nodes?: readonly string[];
  /**
   * The thread that the checkpointer continues; that of the model, the request's session and its key unless told. Without one, for a
   * task such as a title, and with `n`, a run has a thread of its own, that goes with it. A client that sends no more than `user` or
   * `prompt_cache_key` has one session, and so one thread, for all its conversations: where that is not meant, say here what is.
   * Requests on one thread run one after the other, within one process.
   */
  readonly thread?: (ctx: C) => string | undefined;
  /** More configuration of the run: `(ctx) => ({ configurable: { tools: ctx.tools } })` hands the client's tools to the nodes. */
  readonly config?: (ctx: C) => LangGraphConfig;
  /** The question that an interrupt puts to the client; a text as it is, anything else as JSON unless told. */
  readonly ask?: (value: unknown, ctx: C) => string;
  /** What `interrupt()` gives back in the node; the text of the client's next message unless told. */
  readonly resume?: (ctx: C, value: unknown) => unknown;
}
