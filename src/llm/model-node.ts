import {
  ApiError,
  type AnswerDelta,
  type ChatContext,
  type ChatDelta,
  END,
  Graph,
  type Step,
  type ToolCall,
} from "../index.ts";
import { markOurs } from "./forward.ts";
import { FRESH, type Loop, type LoopField, type ServerCall, toHidden, toTurn } from "./loop.ts";
import { type Offer, toOffer } from "./offer.ts";
import type { Tool } from "./tool.ts";
import { recall, type TurnMemory } from "./turn-memory.ts";

/** What an agent is made of. */
export interface AgentParts<C extends ChatContext> {
  readonly name: string;
  readonly model: Step<C>;
  readonly tools: ReadonlyMap<string, Tool<C>>;
  readonly maxTurns: number;
  readonly memory: TurnMemory;
  readonly field: LoopField<C>;
}

/**
 * A turn of the model, on a fork of the context: the model sees the whole conversation and all tools that it may call, the client
 * sees its text, and of its calls those of the client's own tools, as they are written.
 */
export function createModelNode<C extends ChatContext>({ name, model, tools, maxTurns, memory, field }: AgentParts<C>) {
  const graph = new Graph<C>(name).addNode("model", model).addEdge("model", END).compile();
  return async function* runModel(ctx: C): AsyncGenerator<ChatDelta, void, undefined> {
    const left = field.read(ctx);
    // Calls that were never made are those of a run that failed and is tried again.
    const loop = left?.pending.length === 0 ? left : FRESH;
    if (loop.turns === maxTurns) throw tooMany(maxTurns);
    const offer = toOffer(ctx, tools, loop.turns === 0);
    const messages = [...(await recall(memory, ctx.messages)), ...loop.messages];
    const fork = toFork(ctx, offer, messages);
    markOurs(fork, [...(offer.own ? ["tools"] : []), ...(isSame(messages, ctx.messages) ? [] : ["messages"])]);
    const relay = new Relay(offer.names, loop.spoken);
    try {
      for await (const event of graph.stream(fork)) {
        if (event.type === "status") yield { status: event.status };
        if (event.type === "delta") yield* relay.pass(event.delta);
      }
    } finally {
      if (fork.usage) ctx.addUsage(fork.usage);
      for (const { message, data } of fork.history) ctx.log(message, data);
    }
    if (fork.finish_reason === undefined) delete ctx.finish_reason;
    else ctx.finish_reason = fork.finish_reason;
    const next = toNext(loop, fork, relay);
    const hidden = next.pending.length === 0 ? toHidden(next) : undefined;
    if (hidden?.ids[0] !== undefined) await memory.set(hidden.ids[0], hidden);
    field.write(ctx, next.pending.length > 0 ? next : undefined);
  };
}

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

function toFork<C extends ChatContext>(ctx: C, offer: Offer, messages: C["messages"]): C {
  const fork = ctx.fork();
  fork.messages = messages;
  fork.tools = [...offer.tools];
  if (offer.tool_choice === undefined) delete fork.tool_choice;
  else fork.tool_choice = offer.tool_choice;
  return fork;
}

function toNext(loop: Loop, fork: ChatContext, relay: Relay): Loop {
  const calls = fork.tool_calls.map((call, at) => ({ ...call, id: relay.ids.get(at) ?? newId() }));
  const seen = new Set(relay.ids.values());
  return {
    turns: loop.turns + 1,
    messages: [...loop.messages, toTurn(fork, calls)],
    spoken: relay.spoken,
    pending: calls.filter(({ id }) => !seen.has(id)).map(toServerCall),
    ids: [...seen],
  };
}

const toServerCall = (call: ToolCall & { readonly id: string }): ServerCall =>
  call.type === "custom"
    ? { id: call.id, name: call.custom.name, input: call.custom.input }
    : { id: call.id, name: call.function.name, input: call.function.arguments };

/** What the client gets of a turn. Its calls have ids of the agent's own, which nobody can guess: they are the keys of the memory. */
class Relay {
  /** The ids of the client's calls, by their place among the calls of the turn. */
  readonly ids = new Map<number, string>();
  spoken: boolean;
  readonly #names: ReadonlySet<string>;
  #begun = false;

  constructor(names: ReadonlySet<string>, spoken: boolean) {
    this.#names = names;
    this.spoken = spoken;
  }

  *pass({ tool_calls = [], ...rest }: AnswerDelta): Generator<ChatDelta, void, undefined> {
    if (rest.content !== undefined && !this.#begun) {
      if (this.spoken) yield { content: "\n\n" };
      this.#begun = this.spoken = true;
    }
    if (Object.keys(rest).length > 0) yield rest;
    const own = tool_calls.flatMap((fragment) => {
      const name = fragment.function?.name ?? fragment.custom?.name;
      if (name !== undefined && this.#names.has(name)) this.ids.set(fragment.index, newId());
      const id = this.ids.get(fragment.index);
      return id === undefined ? [] : [{ ...fragment, id }];
    });
    if (own.length > 0) yield { tool_calls: own };
  }
}

const newId = (): string => `call_${crypto.randomUUID().replaceAll("-", "")}`;

function tooMany(turns: number): ApiError {
  const message = `The agent has not come to an answer within ${turns} turns.`;
  return new ApiError(500, "server_error", message, { code: "agent_max_turns" });
}
