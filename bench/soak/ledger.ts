import type { Ending, Told } from "../traffic/ask.ts";
import type { Soaked } from "./mix.ts";

const MOST_SHOWN = 10;
const STACK = /\n {4}at |node:internal|file:\/\//;

/** Accounts for every request, and holds the log against what clients were told. */
export class Ledger {
  readonly #secrets: readonly string[];
  readonly #counts = new Map<string, number>();
  readonly #owed = new Set<string>();
  readonly #logged = new Set<string>();
  #rest = "";
  /** How many requests are in the books. */
  total = 0;
  /** How many problems there were, and the first few of them. */
  problems = 0;
  readonly shown: string[] = [];

  /** `logSecrets` are texts that no log line may show. */
  constructor(logSecrets: readonly string[]) {
    this.#secrets = logSecrets;
  }

  /** Enters a request; `unspeakable` is what no client may be told. */
  enter(told: Soaked, unspeakable: string): void {
    this.total++;
    const line = `${told.kind} | ${told.ending} ${told.status || ""}`.trim();
    this.#counts.set(line, (this.#counts.get(line) ?? 0) + 1);
    if (!told.isRight) this.#object(`${line}: ${JSON.stringify(told.body).slice(0, 200)} → ${told.text.slice(0, 200)}`);
    if (told.text.includes(unspeakable) || STACK.test(told.text))
      this.#object(`a client was told too much: ${told.text}`);
    if (isOurs(told) && told.requestId !== undefined) this.#owed.add(told.requestId);
  }

  /** Reads what the server has written to its log since the last time. */
  read(log: string): void {
    const lines = (this.#rest + log).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (this.#secrets.some((secret) => line.includes(secret))) this.#object(`the log tells a secret: ${line}`);
      if (line.includes("MaxListenersExceeded")) this.#object(line);
      const id = /"request_id":"([^"]+)"/.exec(line)?.[1];
      if (id !== undefined) this.#logged.add(id);
    }
  }

  /** Requests that failed by a fault of the server's or a graph's, and are not in the log. */
  get unlogged(): readonly string[] {
    return [...this.#owed.difference(this.#logged)];
  }

  get failures(): number {
    return this.#owed.size;
  }

  /** Kind and ending with their counts, in order. */
  get counts(): readonly (readonly [string, number])[] {
    return [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  #object(problem: string): void {
    this.problems++;
    if (this.shown.length < MOST_SHOWN) this.shown.push(problem);
  }
}

const TOLD_BY_FRAME: Ending = "failed";

/** A 5xx, as a status or as the last frame of a stream. */
function isOurs({ status, ending }: Told): boolean {
  return status >= 500 || (status === 200 && ending === TOLD_BY_FRAME);
}
