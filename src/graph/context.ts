import { Answer } from "./answer.ts";
import type { Attend } from "./attendant.ts";
import { toAnnotations, toCalls, toText } from "./assigned.ts";
import { clone } from "./clone.ts";
import type { Annotation, ToolCall, Usage } from "./delta.ts";
import { NEVER } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { toToolCall } from "./tool-calls.ts";
import { addUsage } from "./usage.ts";

/** Why an answer ended, where a graph has a say in it. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "function_call";

/** A line that a worker wrote with `ctx.log`: at which step, in which node. */
export interface HistoryEntry {
  readonly step: number;
  readonly node: string;
  readonly message: string;
  readonly data?: unknown;
}

/** A run that is on its way on a context. Runs by hand inside a worker stand on top of the one they are made in. */
export interface ActiveRun {
  readonly entry: object;
  readonly answer: Answer;
  readonly scope: Scope;
  readonly node: string;
}

/** What the engine knows about a context; not for workers. */
export interface ContextState {
  answer: Answer;
  caller: AbortSignal;
  readonly runs: ActiveRun[];
  readonly path: string[];
  readonly history: HistoryEntry[];
  /** Who goes along with the visits of nodes. */
  attend?: Attend | undefined;
}

/** Where a context keeps what is the engine's: a registered symbol, so that two copies of the package may meet. */
export const STATE: unique symbol = Symbol.for("thinkagain.Context");

type AnswerField =
  | "response"
  | "refusal"
  | "reasoning"
  | "tool_calls"
  | "annotations"
  | "usage"
  | "finish_reason"
  | "signal";
type Field<C, K extends keyof C> = K extends keyof Context
  ? never
  : C[K] extends (...args: never) => unknown
    ? never
    : K;

/** The fields a typed state begins with: its own data, and any part of the answer. */
export type ContextInit<C extends Context> = { readonly [K in keyof C as Field<C, K>]: C[K] } & Partial<
  Pick<C, AnswerField>
>;

/**
 * What travels through a graph: the user's data as plain fields, and the answer. Workers read and write it; reading an answer field
 * gives the answer as it would be if the run ended now, assigning one is an answer's last word until the next (A2).
 */
export class Context {
  declare readonly [STATE]: ContextState;
  /** Tokens spent, when the graph knows; `addUsage` sums them up. */
  declare usage?: Usage;
  /** Set it for "content_filter" or "length"; the server works out the rest. */
  declare finish_reason?: FinishReason;

  /** Copies the fields of `init`. A name that the context keeps for itself, such as `path` or `log`, is left out. */
  constructor(init: object = {}) {
    setState(this, { answer: new Answer(), caller: NEVER, runs: [], path: [], history: [] });
    for (const [key, value] of Object.entries(init)) if (isFree(this, key)) Reflect.set(this, key, value);
  }

  /** A context of a typed state: `Context.from<RagState>({ quality: 0 })`; called on a subclass, one of that class. */
  static from<C extends Context>(init: ContextInit<C>): C;
  static from(init: object): Context {
    return new this(init);
  }

  get response(): string {
    return answerOf(this).content.value;
  }
  set response(value: string) {
    const answer = answerOf(this);
    answer.assign(answer.content, toText("response", value));
  }

  get refusal(): string | null {
    return answerOf(this).refusal.value || null;
  }
  set refusal(value: string | null) {
    const answer = answerOf(this);
    answer.assign(answer.refusal, toText("refusal", value ?? ""));
  }

  get reasoning(): string {
    return answerOf(this).reasoning.value;
  }
  set reasoning(value: string) {
    const answer = answerOf(this);
    answer.assign(answer.reasoning, toText("reasoning", value));
  }

  /** The complete calls; frozen, assign a new list to change it. */
  get tool_calls(): readonly ToolCall[] {
    return Object.freeze(answerOf(this).toolCalls.value.map(toToolCall));
  }
  set tool_calls(value: readonly ToolCall[]) {
    const answer = answerOf(this);
    answer.assign(answer.toolCalls, toCalls(value));
  }

  /** The sources; frozen, assign a new list to change it. */
  get annotations(): readonly Annotation[] {
    return Object.freeze(answerOf(this).annotations.value);
  }
  set annotations(value: readonly Annotation[]) {
    const answer = answerOf(this);
    answer.assign(answer.annotations, toAnnotations("annotations", value));
  }

  /** Aborts when the run is cancelled: its caller's signal, and while it runs also when its reader leaves or it fails. */
  get signal(): AbortSignal {
    return this[STATE].runs.at(-1)?.scope.signal ?? this[STATE].caller;
  }
  set signal(value: AbortSignal | undefined) {
    this[STATE].caller = value ?? NEVER;
  }

  /** The qualified names of the nodes visited, in order; `sub/inner` inside a subgraph. */
  get path(): readonly string[] {
    return this[STATE].path;
  }

  /** How many nodes have been visited. */
  get steps(): number {
    return this[STATE].path.length;
  }

  get history(): readonly HistoryEntry[] {
    return this[STATE].history;
  }

  /** Adds a line to the history, with the present step and node. */
  log(message: string, data?: unknown): void {
    const { history, path, runs } = this[STATE];
    const entry = { step: path.length, node: runs.at(-1)?.node ?? "", message };
    history.push(data === undefined ? entry : { ...entry, data });
  }

  /** Adds up token counts, details included. */
  addUsage(usage: Usage): void {
    this.usage = addUsage(this.usage, usage);
  }

  /**
   * A copy to work on apart: plain data (arrays, plain objects, Map, Set, Date) deeply, everything else by reference, with the same
   * signal. It reads the answer so far until it has one of its own; its usage, path and history begin empty. No constructor is
   * run, so `#private` members of a subclass are not copied and cannot be used on it: keep state in plain fields.
   */
  fork(): this {
    const copy: this = Object.create(Object.getPrototypeOf(this));
    const { usage: _usage, finish_reason: _finish, ...fields } = this;
    const { attend } = this[STATE];
    setState(copy, { answer: answerOf(this).child(), caller: this.signal, runs: [], path: [], history: [], attend });
    return Object.assign(copy, clone(fields));
  }
}

/** Whether a value is the context that owns this state, be it through a view or from another copy of the package. */
export function isSameContext(value: unknown, ctx: Context): boolean {
  return typeof value === "object" && value !== null && Reflect.get(value, STATE) === ctx[STATE];
}

const answerOf = (ctx: Context): Answer => ctx[STATE].runs.at(-1)?.answer ?? ctx[STATE].answer;

function setState(ctx: Context, state: ContextState): void {
  Object.defineProperty(ctx, STATE, { value: state, configurable: true });
}

function isFree(target: object, key: string): boolean {
  if (!(key in target)) return true;
  for (let owner: object | null = target; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, key);
    if (found) return found.set !== undefined;
  }
  return false;
}
