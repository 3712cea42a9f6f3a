/** How many characters are encoded between two turns: some 10 ms of the slowest text. */
export const SLICE = 2048;

/** Lets the event loop have its turn; throws the signal's reason if it was aborted meanwhile. */
export type Turn = (signal: AbortSignal) => Promise<void>;

/** The platform's own turn: what is ready to be read, written or timed goes first. A timer of no time would cost a millisecond. */
export const nextTurn: Turn = async (signal) => {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
};
