/** One flag of a command: how it is written, where else its value may come from, and what it means. */
export interface Option<T> {
  /** Name without the dashes, where it is not the key in kebab case. */
  readonly flag?: string;
  /** What stands for the value in the help, such as `<ms>`. A flag without one is a switch, and has a `--no-` form. */
  readonly placeholder?: string;
  /** May be given several times; its environment variable holds a comma-separated list. */
  readonly repeatable?: true;
  /** A switch that is on without being named. */
  readonly isOn?: true;
  /** Environment variable that is read when the flag is not given. An empty one counts as absent, but an empty list is a mistake. */
  readonly env?: string;
  readonly help: string;
  /** Text to value, all occurrences in order. Throws an Error that says what is expected. */
  readonly read: (given: readonly string[]) => T;
}

/** The flags of a command by the name of the value they set, in camelCase. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the flags of a command were set to. */
export type Values<O extends Options> = { readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never };

type Extras = Pick<Option<unknown>, "flag" | "env">;
type SwitchExtras = Pick<Option<unknown>, "isOn">;

/** A switch: on by its name, off by its `--no-` form. The help shows the form that changes something. */
export function toggle(help: string, extras: SwitchExtras = {}): Option<boolean> {
  return { ...extras, help, read: (given) => given.at(-1) === "true" };
}

/** Any text that is not empty. */
export function text(placeholder: string, help: string, extras: Extras = {}): Option<string> {
  return { ...extras, placeholder, help, read: (given) => filled(given.at(-1) ?? "") };
}

/** Any number of texts, none of them empty. */
export function texts(placeholder: string, help: string, extras: Extras = {}): Option<readonly string[]> {
  return { ...extras, placeholder, help, repeatable: true, read: (given) => given.map(filled) };
}

/** A whole number within limits, both included. */
export function integer(
  placeholder: string,
  help: string,
  limits: Extras & { min: number; max: number },
): Option<number> {
  const { min, max, ...extras } = limits;
  const read = (given: readonly string[]) => {
    const [last = ""] = given.slice(-1);
    const value = Number(last);
    if (!/^\d+$/.test(last) || value < min || value > max)
      throw new Error(`expects a whole number from ${min} to ${max}, not ${JSON.stringify(last)}`);
    return value;
  };
  return { ...extras, placeholder, help, read };
}

/** A number within limits, both included. */
export function number(
  placeholder: string,
  help: string,
  { min, max, ...extras }: Extras & { min: number; max: number },
): Option<number> {
  const read = (given: readonly string[]) => {
    const [last = ""] = given.slice(-1);
    const value = Number(last);
    if (!/^\d*\.?\d+$/.test(last) || value < min || value > max)
      throw new Error(`expects a number from ${min} to ${max}, not ${JSON.stringify(last)}`);
    return value;
  };
  return { ...extras, placeholder, help, read };
}

/** One word of a few. */
export function oneOf<const T extends string>(words: readonly T[], help: string): Option<T> {
  const read = (given: readonly string[]) => {
    const word = words.find((each) => each === given.at(-1));
    if (word === undefined) throw new Error(`expects ${words.join(" or ")}, not ${JSON.stringify(given.at(-1))}`);
    return word;
  };
  return { placeholder: `<${words.join("|")}>`, help, read };
}

/** The flag of an option as it is typed, dashes included. */
export function toFlag(key: string, option: Option<unknown>): string {
  return `--${option.flag ?? key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function filled(given: string): string {
  if (given.trim() === "") throw new Error("expects a text that is not empty");
  return given;
}
