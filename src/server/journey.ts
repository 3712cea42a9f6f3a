import type { Context } from "koa";
import type { Journey, Load, Principal } from "../contract/index.ts";
import { ApiError, type Watch } from "../wire/index.ts";
import { ClientGone, type Lifetime } from "./lifetime.ts";
import type { Abort, RequestRecord, Spectator } from "./record.ts";
import type { Account } from "./rate-limits/index.ts";
import type { Slots } from "./slots.ts";

/** What a request meets on its way to a run. */
export interface Way {
  readonly life: Lifetime;
  readonly slots: Slots;
  /** What the request takes of limited budgets; undefined where there are none. */
  readonly account: Account | undefined;
}

/** One request's way from its operation to the end of its answer. Dispose when the answer is complete: its slot is free again then. */
export class RequestJourney implements Journey, Watch, Disposable {
  readonly id: string;
  readonly principal: Principal | undefined;
  readonly wantsUsage: boolean;
  readonly attend: Watch["attend"];
  readonly #record: RequestRecord;
  readonly #spectators: readonly Spectator[];
  readonly #way: Way;
  readonly #clientMs: number;
  #slot: Disposable | undefined;

  constructor({ state, req }: Context, way: Way) {
    this.id = state.requestId;
    this.principal = state.principal;
    this.wantsUsage = way.account?.countsTokens ?? false;
    this.#record = state.record;
    this.#spectators = state.spectators;
    this.attend = state.spectators.find(({ attend }) => attend)?.attend;
    this.#way = way;
    this.#clientMs = toPatience(req.headers["x-stainless-timeout"] ?? req.headers["x-stainless-read-timeout"]);
  }

  get signal(): AbortSignal {
    return this.#way.life.signal;
  }

  /** How long the client still waits, in milliseconds. */
  get #patience(): number {
    return this.#clientMs - (performance.now() - this.#record.arrivedAt);
  }

  get watch(): Watch {
    return this;
  }

  async admit({ model, choices, stream, estimate }: Load): Promise<void> {
    const record = this.#record;
    record.model = model;
    record.choices = choices;
    record.stream = stream;
    const { slots, life, account } = this.#way;
    if (account?.countsTokens) await account.charge(estimate());
    if (this.signal.aborted) {
      account?.settle(0);
      throw this.signal.reason;
    }
    const slot = await slots.take(this.signal, choices, this.#patience);
    // It may be given and the request given up in one and the same turn.
    if (this.signal.aborted) {
      slot[Symbol.dispose]();
      throw this.signal.reason;
    }
    this.#slot = slot;
    record.admittedAt = performance.now();
    life.begin(stream, Math.max(1, this.#patience));
    for (const spectator of this.#spectators) spectator.onAdmit?.();
  }

  onPiece(piece: Parameters<Watch["onPiece"]>[0], index: number): void {
    this.#record.firstOutputAt ??= performance.now();
    if (piece.type === "finish") this.#record.finishReasons[index] = piece.reason;
    this.#way.life.hear();
    this.#way.account?.hear(piece);
    for (const spectator of this.#spectators) spectator.onPiece?.(piece, index);
  }

  onNode(event: Parameters<Watch["onNode"]>[0], index: number): void {
    for (const spectator of this.#spectators) spectator.onNode?.(event, index);
  }

  onUsage(usage: Parameters<Watch["onUsage"]>[0]): void {
    this.#record.usage = usage;
  }

  [Symbol.dispose](): void {
    if (this.signal.aborted) this.#record.aborted ??= toAbort(this.signal.reason);
    this.#way.account?.settle(this.#record.admittedAt === undefined ? 0 : this.#record.usage?.total_tokens);
    this.#slot?.[Symbol.dispose]();
    this.#way.life[Symbol.dispose]();
  }
}

function toAbort(reason: unknown): Abort {
  if (reason instanceof ClientGone) return "client";
  return ApiError.is(reason) && reason.status === 504 ? "timeout" : "shutdown";
}

/** OpenAI's clients say how many seconds they wait. Anything but a positive number is no limit. */
function toPatience(header: string | string[] | undefined): number {
  const seconds = Number(header);
  return seconds > 0 ? seconds * 1000 : Infinity;
}
