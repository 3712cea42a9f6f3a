import { run, type Step } from "@thinkagain/serve";
import { ChatContext } from "../../../src/wire/index.ts";

/** A conversation of one question. */
export const question = (content: string, more: object = {}): ChatContext =>
  new ChatContext({ messages: [{ role: "user", content }], ...more });

/** Runs a step on a question and gives the context back. */
export const answer = <C extends ChatContext = ChatContext>(
  step: Step<C>,
  content = "Hi",
  more: object = {},
): Promise<C> => run(step, question(content, more) as C);

/** The first ApiError that a run fails with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (thrown) {
    for (let link = thrown; link instanceof Error; link = link.cause) if (link.name === "ApiError") return link;
    return thrown;
  }
  throw new Error("it did not fail");
}
