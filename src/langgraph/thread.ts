import { Command } from "@langchain/langgraph";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatContext } from "../index.ts";
import type { Interrupt, LangGraphLike, LangGraphOptions, Snapshot } from "./options.ts";
import { toInputs, toNews } from "./recall.ts";
import { Turns } from "./turns.ts";

/** Where a run takes place: its thread, if the graph keeps threads, and what goes in. */
export interface Thread extends AsyncDisposable {
  readonly configurable: { readonly thread_id?: string };
  readonly input: unknown;
  /** The first question that the thread waits with. */
  question(): Promise<Interrupt | undefined>;
}

/**
 * Opens the thread of a request.
 *
 * T1. A graph without a checkpointer gets the whole conversation.
 * T2. A thread that already is gets what it has yet to hear.
 * T3. A thread that waits at an interrupt gets the client's message as the answer to its first open question.
 * T4. Without a session, for a task of a chat UI, and where several choices are asked for at once, the run has a thread of its own that
 *     goes with it.
 * T5. Requests on one thread run one after the other, within this process: of two at once, one would lose what the other has said.
 */
export async function openThread<C extends ChatContext, State>(
  graph: LangGraphLike,
  ctx: C,
  options: LangGraphOptions<C, State>,
): Promise<Thread> {
  const { checkpointer } = graph;
  const { input = (_ctx, messages) => ({ messages }), thread = threadOf } = options;
  const feed = (messages: BaseMessage[]) => input(ctx, messages);
  if (typeof checkpointer !== "object" || checkpointer === null) {
    return {
      configurable: {},
      input: await feed(toInputs(ctx.messages)),
      question: nothing,
      [Symbol.asyncDispose]: nothing,
    };
  }
  const lasting = (ctx.n ?? 1) > 1 || ctx.task !== undefined ? undefined : thread(ctx);
  const configurable = { thread_id: lasting ?? crypto.randomUUID() };
  const look = () => graph.getState({ configurable });
  await using ends = new AsyncDisposableStack();
  if (lasting === undefined) ends.defer(() => forget(checkpointer, configurable.thread_id));
  else ends.defer(await turnsOf(checkpointer).take(lasting, ctx.signal));
  const fed =
    lasting === undefined ? await feed(toInputs(ctx.messages)) : await toInput(await look(), ctx, options, feed);
  const held = ends.move();
  return {
    configurable,
    input: fed,
    question: async () => firstOpen(await look()),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

async function toInput<C extends ChatContext, State>(
  snapshot: Snapshot,
  ctx: C,
  { resume = ({ user_query }) => user_query }: LangGraphOptions<C, State>,
  feed: (messages: BaseMessage[]) => unknown,
): Promise<unknown> {
  const open = firstOpen(snapshot);
  if (!open)
    return feed(snapshot.createdAt === undefined ? toInputs(ctx.messages) : toNews(snapshot.values, ctx.messages));
  const answer = await resume(ctx, open.value);
  return new Command({ resume: open.id === undefined ? answer : { [open.id]: answer } });
}

/** The tasks of a step that waits for others keep the interrupts that were answered; they have a result. */
const firstOpen = ({ tasks }: Snapshot): Interrupt | undefined =>
  tasks.flatMap(({ interrupts, result }) => (result === undefined ? interrupts : []))[0];

/** One text for the three, so that no key reaches a thread of another one's, and no graph the state of another one. */
const threadOf = ({ model, principal, session }: ChatContext): string | undefined =>
  session === undefined ? undefined : JSON.stringify([model, principal ?? null, session]);

const turns = new WeakMap<object, Turns>();

/** Two graphs may keep their threads in one place. */
function turnsOf(checkpointer: object): Turns {
  const known = turns.get(checkpointer) ?? new Turns();
  turns.set(checkpointer, known);
  return known;
}

const nothing = async (): Promise<undefined> => undefined;

async function forget(checkpointer: object, id: string): Promise<void> {
  if ("deleteThread" in checkpointer && typeof checkpointer.deleteThread === "function")
    await checkpointer.deleteThread(id);
}
