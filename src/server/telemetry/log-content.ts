import type { RequestRecord, Spectator } from "../record.ts";

/** How many characters of a request's messages, and of each answer, a line of the log may show. */
const MOST_SHOWN = 8192;

const CUT = "…";

/** What was asked and what was answered, as far as a line of the log may show it. */
export class LoggedContent {
  readonly #answers: string[] = [];

  readonly onPiece: NonNullable<Spectator["onPiece"]> = (piece, index) => {
    if (piece.type !== "delta") return;
    const { content = "", refusal = "" } = piece.delta;
    const before = this.#answers[index] ?? "";
    if (before.length <= MOST_SHOWN) this.#answers[index] = (before + content + refusal).slice(0, MOST_SHOWN + 1);
  };

  toFields({ body }: RequestRecord): object {
    if (typeof body !== "object" || body === null || !("messages" in body)) return {};
    return { messages: clip(body.messages, { left: MOST_SHOWN }), answers: clip(this.#answers, { left: Infinity }) };
  }
}

/** JSON as it is, until so many characters and values have been shown. No text is longer than all may be. */
function clip(value: unknown, budget: { left: number }): unknown {
  if (budget.left-- <= 0) return CUT;
  if (typeof value === "string") {
    const most = Math.min(MOST_SHOWN, budget.left);
    budget.left -= value.length;
    return value.length > most ? value.slice(0, most) + CUT : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const shown = [];
    for (const item of value) {
      shown.push(clip(item, budget));
      if (budget.left <= 0) break;
    }
    return shown;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clip(item, budget)]));
}
