import { AsyncLocalStorage } from "node:async_hooks";
import { type ChatContext, parallel, Worker } from "@thinkagain/serve";

class Greeter extends Worker<ChatContext> {
  override run(ctx: ChatContext): string {
    return `hello ${ctx.user_query}`;
  }
}

export const greeter = new Greeter();
export const both = parallel([() => "one", () => "two"], (_ctx: ChatContext, results) =>
  results.map(({ response }) => response).join(" and "),
);
export const step = (): string => "a part of something";
export const storage = new AsyncLocalStorage();
