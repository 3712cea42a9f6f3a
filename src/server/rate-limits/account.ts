import type { Context } from "koa";
import { sizeOf, toTokens, type Watch } from "../../wire/index.ts";
import type { Budget } from "./budget.ts";
import { type Kind, toHeaders, toRefusal } from "./told.ts";

/** Who pays for a request, and out of what. */
export interface Payer {
  /** Whose counters these are. */
  readonly who: string;
  /** The same for the client to read. */
  readonly whose: string;
  readonly requests: Budget | undefined;
  readonly tokens: Budget | undefined;
}

/**
 * What one request takes of the budgets of whoever sent it.
 *
 * A1. The request itself is taken before its body is read, and stays taken, whatever becomes of it.
 * A2. Its tokens are taken by estimate before it runs, and put right when it ends; what never ran takes none.
 * A3. An answer that breaks off takes its estimate, or what it has said if that is more: who hangs up gets nothing for free.
 * A4. Nothing is given back once the minute is over in which it was taken.
 */
export class Account {
  readonly #ctx: Context;
  readonly #payer: Payer;
  #taken = 0;
  #minuteEndsAt = Infinity;
  #said = 0;

  constructor(ctx: Context, payer: Payer) {
    this.#ctx = ctx;
    this.#payer = payer;
  }

  get countsTokens(): boolean {
    return this.#payer.tokens !== undefined;
  }

  /** Takes the request. Throws 429. */
  async open(): Promise<void> {
    const { who, requests, tokens } = this.#payer;
    const [taken, balance] = await Promise.all([requests?.take(who, 1), tokens?.look(who)]);
    if (balance) this.#ctx.set(toHeaders("tokens", balance));
    if (taken) this.#judge("requests", 1, taken);
  }

  /** Takes tokens for what is about to run. Throws 429. */
  async charge(estimate: number): Promise<void> {
    const amount = Math.max(1, estimate);
    const balance = await this.#payer.tokens?.take(this.#payer.who, amount);
    if (!balance) return;
    this.#judge("tokens", amount, balance);
    this.#taken = amount;
    this.#minuteEndsAt = performance.now() + balance.resetMs;
  }

  /** A choice says something. */
  hear(piece: Parameters<Watch["onPiece"]>[0]): void {
    if (piece.type === "delta") this.#said += sizeOf(piece.delta);
  }

  /** Puts right what was taken, by what it was, or by what has been said where nobody knows. */
  settle(used: number | undefined): void {
    const tokens = used ?? Math.max(this.#taken, toTokens(this.#said));
    const difference = tokens - this.#taken;
    if (difference < 0 && performance.now() >= this.#minuteEndsAt) return;
    this.#taken = tokens;
    void this.#payer.tokens?.change(this.#payer.who, difference);
  }

  #judge(kind: Kind, amount: number, balance: Parameters<typeof toHeaders>[1]): void {
    this.#ctx.set(toHeaders(kind, balance));
    if (!balance.granted) throw toRefusal(kind, this.#payer.whose, amount, balance);
  }
}
