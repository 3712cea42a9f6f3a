/** Where the server writes what happens: each request at its end, a warning where it owes the answer, and failures; a subset of pino's interface. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** `thrown` is what the fields tell as text, for a log that wants to tell it in its own way. */
  error(fields: object, message: string, thrown: unknown): void;
}

/** The least that a log tells: every request, those that the server owes an answer, failures, or nothing. */
export type LogLevel = "info" | "warn" | "error" | "silent";
