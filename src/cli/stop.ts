import { constants } from "node:os";
import type { Io } from "./io.ts";

/** Resolves at the first stop signal. At the second one it calls back and ends the process at once, with the code that shells know it by. */
export function firstSignal(io: Io, onSecond: () => void = () => {}): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isStopping = false;
  io.onSignal((signal) => {
    if (isStopping) {
      onSecond();
      io.exit(128 + constants.signals[signal]);
    }
    isStopping = true;
    resolve();
  });
  return promise;
}
