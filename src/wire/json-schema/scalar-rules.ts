import { hasFormat } from "./format.ts";
import { CHARACTERS_PER_STEP } from "./json.ts";
import type { Place, Rules } from "./rule.ts";

/** What keywords ask of numbers. */
export const numberRules: Rules<number> = {
  minimum: (limit: number, value) => (value >= limit ? undefined : `must be at least ${limit}`),
  maximum: (limit: number, value) => (value <= limit ? undefined : `must be at most ${limit}`),
  exclusiveMinimum: (limit: number, value) => (value > limit ? undefined : `must be more than ${limit}`),
  exclusiveMaximum: (limit: number, value) => (value < limit ? undefined : `must be less than ${limit}`),
  multipleOf: (step: number, value) => (isMultiple(value, step) ? undefined : `must be a multiple of ${step}`),
};

/** What keywords ask of strings; lengths are in characters. */
export const stringRules: Rules<string> = {
  minLength: (limit: number, value, place) =>
    toLength(value, place) >= limit ? undefined : `must have at least ${limit} characters`,
  maxLength: (limit: number, value, place) =>
    toLength(value, place) <= limit ? undefined : `must have at most ${limit} characters`,
  pattern: (pattern: string, value, { find }) => (find(pattern, value) ? undefined : "does not match its pattern"),
  format: (format: string, value) => (hasFormat(format, value) ? undefined : `is not a valid ${format}`),
};

function isMultiple(value: number, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return value % step === 0;
  const times = value / step;
  return Number.isInteger(times) || Math.abs(times - Math.round(times)) <= 2 * Number.EPSILON * Math.abs(times);
}

function toLength(text: string, { spend }: Place): number {
  spend(text.length / CHARACTERS_PER_STEP);
  let length = 0;
  for (const _character of text) length++;
  return length;
}
