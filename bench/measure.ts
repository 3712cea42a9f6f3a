/** Something that is measured against others in the same run. */
export interface Contender {
  readonly name: string;
  /** Takes one sample: a cost or a rate, the same unit for all that are compared. */
  readonly sample: () => Promise<number>;
}

/** The samples of one contender, in the order of the rounds. */
export interface Measured {
  readonly name: string;
  readonly samples: readonly number[];
}

const WARMUPS = 2;
const FEWEST_ROUNDS = 3;

/**
 * Lets contenders take turns for so many seconds, in another order each round, so that a slow moment of the machine hits all of them
 * alike. The first two rounds warm up and do not count; three are the fewest that do.
 */
export async function takeTurns(contenders: readonly Contender[], seconds: number): Promise<Measured[]> {
  const samples = contenders.map((): number[] => []);
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < WARMUPS + FEWEST_ROUNDS || performance.now() < end; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (turn + round) % contenders.length;
      const value = await contenders[at]!.sample();
      if (round >= WARMUPS) samples[at]!.push(value);
    }
  }
  return contenders.map(({ name }, at) => ({ name, samples: samples[at]! }));
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Half the distance between the quartiles, as a share of the median. */
export function spread(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);
}

/** The ratios of two contenders, round by round. */
export function ratios(one: Measured, other: Measured): number[] {
  return one.samples.map((value, round) => value / other.samples[round]!);
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}
