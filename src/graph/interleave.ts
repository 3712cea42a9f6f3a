interface Arrival<T> {
  readonly source: AsyncGenerator<T, void, undefined>;
  readonly result?: IteratorResult<T, void>;
  readonly cause?: unknown;
}

/**
 * What several streams give, as it comes, at most `atOnce` of them running; each is asked again only when its value was taken.
 * The first failure ends the others and is thrown without waiting for them; whoever leaves waits for their `finally`.
 */
export async function* interleave<T>(
  sources: readonly AsyncGenerator<T, void, undefined>[],
  atOnce = Infinity,
): AsyncGenerator<T, void, undefined> {
  const waiting = [...sources];
  const arrived: Arrival<T>[] = [];
  let running = 0;
  let failed = false;
  let wake: (() => void) | undefined;
  const arrive = (arrival: Arrival<T>): void => {
    arrived.push(arrival);
    wake?.();
  };
  const ask = (source: Arrival<T>["source"]): void => {
    source.next().then(
      (result) => arrive({ source, result }),
      (cause: unknown) => arrive({ source, cause }),
    );
  };
  try {
    for (;;) {
      for (; running < atOnce && waiting.length > 0; running++) {
        const source = waiting.shift();
        if (source) ask(source);
      }
      if (running === 0) return;
      const arrival = arrived.shift();
      if (!arrival) {
        await new Promise<void>((resolve) => (wake = resolve));
      } else if (!arrival.result) {
        failed = true;
        throw arrival.cause;
      } else if (arrival.result.done) {
        running--;
      } else {
        yield arrival.result.value;
        ask(arrival.source);
      }
    }
  } finally {
    const closed = Promise.allSettled(sources.map((source) => source.return()));
    if (!failed) await closed;
  }
}
