import { type ChatContext, type ChatDelta, type Usage, Worker } from "../index.ts";
import { isWhole, toMessages } from "./conversation.ts";
import { toGiven, toParams } from "./forward.ts";
import { listen } from "./listen.ts";
import type { Body } from "./listen.ts";
import { type CallOptions, type Calling, toCalling } from "./options.ts";
import { persist } from "./persist.ts";

/** A model that speaks to the client. */
export class Speaker<C extends ChatContext> extends Worker<C> {
  readonly #calling: Calling<C>;

  constructor(options: CallOptions<C>) {
    super();
    this.#calling = toCalling(options, "all");
  }

  /** Whether the model gets this parameter of the request. */
  forwards(name: string): boolean {
    return this.#calling.names.has(name);
  }

  override async *run(ctx: C): AsyncGenerator<ChatDelta, void, undefined> {
    const { endpoints, conversation, names, params, retrying, limits } = this.#calling;
    const { signal } = ctx;
    const body = { ...toParams(ctx, names, params), messages: await toMessages(ctx, conversation) } as Body;
    const given = toGiven(ctx, names, params, isWhole(ctx, conversation));
    delete ctx.finish_reason;
    let spent: Usage | undefined;
    try {
      const answer = persist(ctx, endpoints, retrying, given, (endpoint) => listen(endpoint, body, limits, signal));
      for await (const { delta, finish, usage } of answer) {
        spent = usage ?? spent;
        if (finish === "length" || finish === "content_filter") ctx.finish_reason = finish;
        if (delta) yield delta;
      }
    } finally {
      if (spent) ctx.addUsage(spent);
    }
  }
}
