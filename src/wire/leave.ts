/**
 * The same events, but leaving them waits for nothing: the run behind them is told at once, its clean-up goes on by itself, and what
 * fails there is not part of the answer.
 */
export function leavable<Event>(events: AsyncIterable<Event>): AsyncIterable<Event> {
  return {
    [Symbol.asyncIterator]: () => {
      const iterator = events[Symbol.asyncIterator]();
      return {
        next: () => iterator.next(),
        return: () => {
          iterator.return?.()?.catch(() => {});
          return Promise.resolve({ done: true, value: undefined });
        },
      };
    },
  };
}
