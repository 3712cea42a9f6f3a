/** A value at a time in milliseconds. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** How fast a value grows per hour, and the standard error of that. */
export interface Slope {
  readonly perHour: number;
  readonly error: number;
}

const HOUR_MS = 3_600_000;

/** Least squares over samples; at least three. */
export function slopeOf(samples: readonly Sample[]): Slope {
  const at = mean(samples.map((sample) => sample.at));
  const level = mean(samples.map(({ value }) => value));
  const spread = samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  const slope = samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.value - level), 0) / spread;
  const residue = samples.reduce((sum, sample) => sum + (sample.value - level - slope * (sample.at - at)) ** 2, 0);
  const error = Math.sqrt(residue / (samples.length - 2) / spread);
  return { perHour: slope * HOUR_MS, error: error * HOUR_MS };
}

/**
 * Whether a heap leaks: its growth is not chance (two standard errors) and more than 1 MiB over the time watched or, when that is longer
 * than an hour, per hour. A short run cannot see less.
 */
export function isLeak({ perHour, error }: Slope, watchedMs: number): boolean {
  const mib = 1024 ** 2;
  return perHour - 2 * error > mib * Math.max(1, HOUR_MS / watchedMs);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
