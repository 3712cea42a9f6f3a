/** What an option takes, in words and as a question. */
export interface Kind {
  readonly takes: string;
  readonly fits: (value: unknown) => boolean;
}

/** On or off. */
export const toggle: Kind = { takes: "true or false", fits: (value) => typeof value === "boolean" };

/** One text. */
export const text: Kind = {
  takes: "a text that is not empty",
  fits: (value) => typeof value === "string" && value.trim() !== "",
};

/** Any number of texts. */
export const texts: Kind = {
  takes: "a list of texts that are not empty",
  fits: (value) => Array.isArray(value) && value.every(text.fits),
};

/** Any number of anything, to be judged one by one. */
export function listOf(what: string): Kind {
  return { takes: `a list of ${what}`, fits: Array.isArray };
}

/** The place of a mounted app; empty for none. */
export const path: Kind = {
  takes: 'a path such as "/ai" or "/v2/graphs"',
  fits: (value) => typeof value === "string" && /^(\/[\w.~-]+)*\/*$/.test(value),
};

/** Largest delay that a timer of the platform takes, in milliseconds. */
export const MAX_DELAY = 2_147_483_647;

/** A whole number within limits, both included. */
export function whole(min: number, max: number): Kind {
  return {
    takes: `a whole number from ${min} to ${max}`,
    fits: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  };
}

/** A number within limits, both included. */
export function between(min: number, max: number): Kind {
  return {
    takes: `a number from ${min} to ${max}`,
    fits: (value) => typeof value === "number" && value >= min && value <= max,
  };
}

/** One word of a few. */
export function oneOf(...words: readonly string[]): Kind {
  return {
    takes: words.map((word) => JSON.stringify(word)).join(" or "),
    fits: (value) => words.some((word) => word === value),
  };
}

/** Something to call. */
export const callable: Kind = { takes: "a function", fits: (value) => typeof value === "function" };

/** An object that can do these things. */
export function withMethods(...names: readonly string[]): Kind {
  return {
    takes: `an object with the methods ${names.join(", ")}`,
    fits: (value) =>
      typeof value === "object" &&
      value !== null &&
      names.every((name) => typeof (value as Record<string, unknown>)[name] === "function"),
  };
}

/**
 * Throws TypeError on an option that is not known or is of another kind, RangeError on a number that does not fit. Undefined is
 * absent. Nothing but numbers is repeated in the message: the value may be a key.
 */
export function judgeOptions(options: object, kinds: Readonly<Record<string, Kind>>): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) throw new TypeError(`There is no option ${name}. There are ${Object.keys(kinds).join(", ")}.`);
    if (value === undefined || kind.fits(value)) continue;
    if (typeof value === "number") throw new RangeError(`Option ${name} takes ${kind.takes}, not ${value}.`);
    throw new TypeError(`Option ${name} takes ${kind.takes}.`);
  }
}
