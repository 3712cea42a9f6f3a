import type { Logger } from "../index.ts";
import type { Io } from "./io.ts";
import { toLine, toPlace } from "./line.ts";

const MOST_CAUSES = 20;

/** A log for a person at a terminal: one line for a failed request, with what was thrown first of all and where in the user's program. */
export function createTerminalLog({ err, cwd }: Pick<Io, "err" | "cwd">, now: () => Date = () => new Date()): Logger {
  return {
    info: () => {},
    warn: (_fields, message) => err(`${toClock(now())} ${message}`),
    error: (fields, _message, thrown) => {
      const { request_id: id, status, code } = fields as Readonly<Record<string, unknown>>;
      const causes = toCauses(thrown).toReversed();
      const place = causes.map((cause) => toPlace(cause, cwd)).find((found) => found !== undefined);
      const words = `${toLine(causes[0])}${place ? ` (${place})` : ""}`;
      err([toClock(now()), id, status, code ?? "-", words].map(String).join(" "));
    },
  };
}

/** What was thrown, then its cause, and so on; of several causes at once the first. */
function toCauses(thrown: unknown): readonly unknown[] {
  const causes: unknown[] = [thrown];
  try {
    for (let next = causeOf(thrown); next !== undefined && causes.length < MOST_CAUSES; next = causeOf(next))
      causes.push(next);
  } catch {
    // A cause that cannot be read ends the chain.
  }
  return causes;
}

function causeOf(thrown: unknown): unknown {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const { cause, errors } = thrown as { readonly cause?: unknown; readonly errors?: readonly unknown[] };
  return cause ?? (Array.isArray(errors) ? errors[0] : undefined);
}

/** The local time of the day, as `23:59:59`. */
function toClock(date: Date): string {
  return date.toTimeString().slice(0, 8);
}
