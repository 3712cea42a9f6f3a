import type { Logger, LogLevel } from "../index.ts";
import type { Io } from "./io.ts";
import { toLine, toPlace } from "./line.ts";
import { toContentLines, toRequestLine } from "./request-line.ts";

const MOST_CAUSES = 20;
const LEVELS: readonly LogLevel[] = ["info", "warn", "error", "silent"];

/**
 * A log for a person at a terminal: one line for each request. Of a failed one it tells what was thrown first of all and where in the
 * user's program, of any other how it was answered.
 */
export function createTerminalLog(
  { err, cwd }: Pick<Io, "err" | "cwd">,
  level: LogLevel = "info",
  now: () => Date = () => new Date(),
): Logger {
  const failed = new Set<unknown>();
  const tells = (asked: LogLevel) => LEVELS.indexOf(asked) >= LEVELS.indexOf(level);
  const tell = (words: string) => err(`${toClock(now())} ${words}`);
  const note = (asked: LogLevel, fields: object, message: string) => {
    const isTold = failed.delete(toId(fields));
    if (!tells(asked)) return;
    if (!isTold) tell(toRequestLine(fields) ?? message);
    for (const line of toContentLines(fields)) err(line);
  };
  return {
    info: (fields, message) => note("info", fields, message),
    warn: (fields, message) => note("warn", fields, message),
    error: (fields, _message, thrown) => {
      if (!tells("error")) return;
      const { status, code } = fields as Readonly<Record<string, unknown>>;
      const causes = toCauses(thrown).toReversed();
      const place = causes.map((cause) => toPlace(cause, cwd)).find((found) => found !== undefined);
      const words = `${toLine(causes[0])}${place ? ` (${place})` : ""}`;
      failed.add(toId(fields));
      tell([toId(fields), status, code ?? "-", words].map(String).join(" "));
    },
  };
}

function toId(fields: object): unknown {
  return "request_id" in fields ? fields.request_id : undefined;
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
