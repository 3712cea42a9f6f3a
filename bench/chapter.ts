/** A ratio or a size that is wanted, and what came of it. */
export interface Goal {
  readonly what: string;
  /** Such as "≥ 0.55". */
  readonly wanted: string;
  readonly figure: string;
  /** Undefined where the machine could not measure it. */
  readonly met: boolean | undefined;
}

/** What a chapter has found. */
export interface Findings {
  readonly lines: readonly string[];
  readonly goals: readonly Goal[];
}

/** One thing that is measured. */
export interface Chapter {
  readonly title: string;
  /** How it is measured, in a sentence or two. */
  readonly how: string;
  /** How long it measures in the short form; undefined where it takes part in the long form only. */
  readonly seconds?: number;
  readonly measure: (seconds: number) => Promise<Findings>;
}
