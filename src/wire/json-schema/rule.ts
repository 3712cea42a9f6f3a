import type { Fault } from "./fault.ts";

/** What a rule sees of the judgement that it is part of. */
export interface Place {
  readonly schema: Readonly<Record<string, unknown>>;
  /** Judges a value by a schema, below this place if a key is given. */
  readonly visit: (schema: unknown, value: unknown, key?: string) => Fault | undefined;
  /** Asks whether a pattern is found in a text. */
  readonly find: (pattern: string, text: string) => boolean;
  /** Judges the value of this place by what a reference within the schema leads to. */
  readonly refer: (reference: string) => Fault | undefined;
  /** Pays for steps of work, one if nothing is said. */
  readonly spend: (steps?: number) => void;
}

/** What one keyword asks of a value: a fault from below, what is wrong in this place, or undefined. */
export type Rule<T = unknown> = (operand: never, value: T, place: Place) => Fault | string | undefined;

/** Rules by keyword. The operands have been checked, so each rule says of what type its own is. */
export type Rules<T = unknown> = Readonly<Record<string, Rule<T>>>;
