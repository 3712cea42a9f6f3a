import type { ModelMessage } from "ai";
import type { ChatContext } from "../index.ts";

/** What of the result of `streamText`, or of an agent's `stream`, is used: its stream of parts, named `fullStream` before version 7. */
export type AISDKResult = { readonly stream: AsyncIterable<object> } | { readonly fullStream: AsyncIterable<object> };

/** What of an agent is used: `ToolLoopAgent` has it, and so has whatever implements `Agent`. */
export interface AISDKAgent {
  stream(options: never): PromiseLike<AISDKResult>;
}

/** A function that calls `streamText` and passes `ctx.signal` on as `abortSignal`. */
export type AISDKFunction<C extends ChatContext> = (ctx: C) => AISDKResult | PromiseLike<AISDKResult>;

/** How an agent is fed. */
export interface AISDKOptions<C extends ChatContext> {
  /**
   * What an agent's `stream` is given beside the signal; `{ messages }` unless told. An agent has instructions of its own and takes no
   * others, so the client's system messages are handed to it as messages of the user.
   */
  readonly input?: (ctx: C, messages: ModelMessage[]) => object;
}
