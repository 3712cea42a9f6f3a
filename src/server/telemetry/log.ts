import process from "node:process";
import pino from "pino";
import type { Logger, LogLevel } from "../logger.ts";
import { Lines } from "./lines.ts";

/** All apps of a process write to the same place. */
let standardError: Lines | undefined;

/** A log that can be told to write what is left. */
export interface OwnLog {
  readonly logger: Logger;
  readonly flush: () => void;
}

/** JSON lines on standard error, the last of them written when the process exits. */
export function openLog(level: LogLevel): OwnLog {
  const lines = (standardError ??= toStandardError());
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return { logger: pino(options, lines), flush: () => lines.flush() };
}

function toStandardError(): Lines {
  const lines = new Lines(2);
  process.on("exit", () => lines.flush());
  return lines;
}
