import { attend, type Attend, Context } from "../graph/index.ts";
import { toParts, toText, type ContentPart } from "./content.ts";
import { copyJson } from "./copy.ts";
import type { ChatMessage, ChatRequest } from "./parameters.ts";
import type { Given, PlainRequest } from "./request.ts";
import type { Task } from "./task.ts";

/** What belongs to one run and not to the request. */
export interface Run {
  readonly signal: AbortSignal;
  readonly request_id: string;
  /** The name that the graph is registered under. */
  readonly model: string;
  /** The name of the API key that the request carries. */
  readonly principal?: string | undefined;
  /** The conversation that the request belongs to. */
  readonly session?: string | undefined;
  /** What a chat UI wants, where it is no turn of a conversation. */
  readonly task?: Task | undefined;
  /** Who goes along with its visits of nodes. */
  readonly attend?: Attend | undefined;
  /** Which of the `n` choices this run answers; it is added to the seed. */
  readonly index?: number;
}

/** The fields that a ChatContext may be made from by hand, as in tests. */
type ChatContextInit = Partial<PlainRequest> & {
  readonly model?: string;
  readonly request_id?: string;
  readonly user_query?: string;
  readonly principal?: string | undefined;
  readonly session?: string | undefined;
  readonly task?: Task | undefined;
  readonly signal?: AbortSignal;
};

/** Every request parameter that the client gave, under its wire name. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging, typescript/no-empty-interface -- the contract's own list is the list of fields
export interface ChatContext extends Given {}

/** The context of a chat graph: the request under its wire names, and the answer that the graph builds. */
export class ChatContext extends Context {
  /** The text of the last user message, its text parts one per line. A graph may rewrite it. */
  declare user_query: string;
  declare messages: ChatRequest["messages"];
  declare model: string;
  declare request_id: string;
  /** The name of the API key that the request carries; undefined where the server asks for none. */
  declare principal: string | undefined;
  /** The conversation, or else the user, that this request belongs to, as the client names it; undefined where it says nothing. */
  declare session: string | undefined;
  /** What a chat UI asks for its own use (a title, tags, …); undefined in a conversation. */
  declare task: Task | undefined;
  /** What the client sent beside the parameters that the contract knows. */
  declare extra: Record<string, unknown>;
  /** Why the first answer did not fit `response_format`, when this run is the one that may repair it. */
  declare validation_error?: string;

  constructor(init: ChatContextInit = {}) {
    super(init);
    this.messages ??= [];
    this.model ??= "";
    this.request_id ??= "";
    this.extra ??= {};
    this.user_query ??= lastQuestion(this.messages);
  }

  /** The content parts of one type, such as `image_url`, over all messages in order, as the client sent them. */
  parts<T extends ContentPart["type"]>(type: T): Extract<ContentPart, { type: T }>[] {
    return this.messages
      .flatMap(toParts)
      .filter((part): part is Extract<ContentPart, { type: T }> => part.type === type);
  }

  /** The text of a message, its text parts one per line. */
  text(message: ChatMessage): string {
    return toText(message);
  }
}

/**
 * The context of one run: a deep copy of the request, so that no run sees what another one writes. `extra`, which may be as large as
 * a body may be, is copied when a run first reads it.
 */
export function toContext(request: PlainRequest, run: Run): ChatContext {
  const { signal, request_id, model, principal, session, task, attend: by, index = 0 } = run;
  const { extra, ...known } = request;
  const given = copyJson(known);
  if (given.seed !== undefined) given.seed += index;
  const ctx = new ChatContext({ ...given, model, request_id, principal, session, task });
  ctx.signal = signal;
  if (Object.keys(extra).length > 0) lend(ctx, extra);
  if (by) attend(ctx, by);
  return ctx;
}

function lend(ctx: ChatContext, extra: Record<string, unknown>): void {
  const own = (value: Record<string, unknown>): void => {
    Object.defineProperty(ctx, "extra", { value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(ctx, "extra", {
    get: () => {
      own(copyJson(extra));
      return ctx.extra;
    },
    set: own,
    enumerable: true,
    configurable: true,
  });
}

function lastQuestion(messages: ChatRequest["messages"]): string {
  const last = messages.findLast((message) => message.role === "user");
  return last === undefined ? "" : toText(last);
}
