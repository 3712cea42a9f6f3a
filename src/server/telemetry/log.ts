import pino from "pino";
import type { Logger, LogLevel } from "../options.ts";

/** How many characters may wait to be written; more are dropped. */
const MOST_WAITING = 8 * 1024 * 1024;

/** What a pipe takes in one piece, so that lines of several processes do not mix. */
const PIPE_BUF = 4096;

/** A log that can be told to write what is left. */
export interface OwnLog {
  readonly logger: Logger;
  readonly flush: () => void;
}

/**
 * JSON lines on standard error.
 *
 * L1. Nobody waits for a line to be written, and a reader that takes none costs lines, never the server.
 * L2. A line is written in one piece, so that those of several processes stay whole.
 * L3. Where nobody can be written to any more, nothing fails.
 */
export function openLog(level: LogLevel): OwnLog {
  const destination = pino.destination({ fd: 2, sync: false, maxWrite: PIPE_BUF, maxLength: MOST_WAITING });
  destination.on("error", () => undefined);
  const write = destination.flushSync.bind(destination);
  const flush = () => {
    try {
      write();
    } catch {
      // Its reader has gone, or its disk is full.
    }
  };
  // What pino calls when the process exits.
  destination.flushSync = flush;
  return { logger: pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination), flush };
}
