/** How many characters of a text are read for the price of one step. */
export const CHARACTERS_PER_STEP = 100;

/** The JSON type of a value; `integer` is not one of its own. */
export function typeOf(value: unknown): "null" | "array" | "object" | "string" | "number" | "boolean" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

/** Asks whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Asks whether two JSON values are equal; `spend` is called for each comparison and may throw. */
export function isEqual(one: unknown, other: unknown, spend: (steps?: number) => void): boolean {
  spend();
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, at) => isEqual(item, other[at], spend))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key], spend))
  );
}

/**
 * The text of a JSON value, the same for equal values. Throws RangeError on very deep ones; `spend` is called with the size of
 * each value in it, and may throw.
 */
export function canonical(value: unknown, spend: (steps: number) => void): string {
  spend(1 + (typeof value === "string" ? value.length / CHARACTERS_PER_STEP : 0));
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, spend)).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonical(key, spend)}:${canonical(value[key], spend)}`).join()}}`;
}
