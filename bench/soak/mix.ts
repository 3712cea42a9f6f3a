import { Agent } from "node:http";
import { ask, type Told } from "../traffic/ask.ts";
import type { Case, Kind, Maker } from "./cases.ts";

/** A request that has ended, and whether it ended as it should. */
export interface Soaked extends Told {
  readonly kind: Kind;
  readonly body: unknown;
  readonly isRight: boolean;
}

/** The shares of a bad day. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ["good", 0.7],
  ["bad input", 0.1],
  ["leaves", 0.1],
  ["graph fault", 0.05],
  ["timeout", 0.05],
];

/** Sends cases at random: good ones 70 %, bad input 10 %, clients that leave 10 %, graph faults 5 %, timeouts 5 %; half of them on connections that are used again. */
export class Mix implements Disposable {
  readonly #url: string;
  readonly #key: string;
  readonly #cases: Readonly<Record<Kind, readonly Maker[]>>;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string, key: string, cases: Readonly<Record<Kind, readonly Maker[]>>) {
    this.#url = url;
    this.#key = key;
    this.#cases = cases;
  }

  /** Sends one and resolves when it has ended. */
  async next(): Promise<Soaked> {
    const kind = drawKind();
    const makers = this.#cases[kind];
    const { isRight, ...question } = makers[Math.floor(Math.random() * makers.length)]!();
    const told = await ask({ ...this.#addressed(question), ...(Math.random() < 0.5 && { agent: this.#agent }) });
    return { ...told, kind, body: question.body, isRight: isRight(told) };
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }

  #addressed(question: Omit<Case, "isRight">) {
    return { ...question, url: this.#url, headers: { authorization: `Bearer ${this.#key}`, ...question.headers } };
  }
}

function drawKind(): Kind {
  let dice = Math.random();
  return SHARES.find(([, share]) => (dice -= share) < 0)?.[0] ?? "good";
}
