/** Something that is measured against others in the same run. */
export interface Contender<Sample = number> {
  readonly name: string;
  /** Takes one sample: a cost or a rate, the same unit for all that are compared. */
  readonly sample: () => Promise<Sample>;
}

/** The samples of one contender, in the order of the rounds. */
export interface Measured<Sample = number> {
  readonly name: string;
  readonly samples: readonly Sample[];
}

const WARMUPS = 2;
const FEWEST_ROUNDS = 3;

/**
 * Lets contenders take turns for so many seconds, in another order each round, so that a slow moment of the machine hits all of them
 * alike. The first two rounds, unless told otherwise, warm up and do not count; three are the fewest that do.
 */
export async function takeTurns<Sample = number>(
  contenders: readonly Contender<Sample>[],
  seconds: number,
  warmups: number = WARMUPS,
): Promise<Measured<Sample>[]> {
  const samples = contenders.map((): Sample[] => []);
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < warmups + FEWEST_ROUNDS || performance.now() < end; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (turn + round) % contenders.length;
      const value = await contenders[at]!.sample();
      if (round >= warmups) samples[at]!.push(value);
    }
  }
  return contenders.map(({ name }, at) => ({ name, samples: samples[at]! }));
}

/** One figure of samples that have several. */
export function pick<Sample>(all: readonly Measured<Sample>[], figure: (sample: Sample) => number): Measured[] {
  return all.map(({ name, samples }) => ({ name, samples: samples.map(figure) }));
}

/** What was measured under a name. */
export function named(all: readonly Measured[], name: string): Measured {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`Nothing was measured as ${name}.`);
  return found;
}

/** The ratios of two contenders, round by round. */
export function ratios(all: readonly Measured[], name: string, base: string): readonly number[] {
  const other = named(all, base);
  return named(all, name).samples.map((value, round) => value / other.samples[round]!);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Half the distance between the quartiles, as a share of the median. */
export function spread(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}
