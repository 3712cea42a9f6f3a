import type { Options } from "./option.ts";

/** The signals that ask a server to finish. */
type StopSignal = "SIGINT" | "SIGTERM";

/** What a command sees of the process it runs in. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes text and a line feed to standard output. */
  readonly out: (text: string) => void;
  /** Writes a line to standard error, with the program's name in front. */
  readonly err: (line: string) => void;
  /** Whether a person reads standard error, not a file or a program. */
  readonly isTerminal: boolean;
  /** Hands every further stop signal to the handler; before that, a signal ends the process. */
  readonly onSignal: (handler: (signal: StopSignal) => void) => void;
  /** Hands what nobody caught to the handler; before that, it is one line and exit 1. */
  readonly onCrash: (handler: (cause: unknown) => void) => void;
  /** Ends the process now, whatever is still running. */
  readonly exit: (code: number) => void;
}

/** A command of the program: one file each, loaded when it is called. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What else to know of it; a paragraph of its own in the help. */
  readonly notes: string;
  readonly options: Options;
  /** Resolves to the exit code. What it throws is told in one line, with exit 1. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}
