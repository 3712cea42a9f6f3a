import { parseArgs } from "node:util";
import { type Option, type Options, toFlag, type Values } from "./option.ts";

/** Arguments of a command, judged by its options; the environment fills in what no flag says. Throws an Error that names the flag. */
export function readArgs<O extends Options>(
  args: readonly string[],
  options: O,
  env: Readonly<Record<string, string | undefined>>,
): { values: Values<O>; operands: readonly string[] } {
  const known = new Map(Object.entries(options).map(([key, option]) => [toFlag(key, option), { key, option }]));
  const { given, operands } = collect(args, known);
  const values: Record<string, unknown> = {};
  for (const [flag, { key, option }] of known) {
    const texts = given.get(flag);
    const ambient = option.env && env[option.env];
    if (texts) values[key] = read(flag, option, texts);
    else if (option.env && (ambient || (ambient === "" && option.repeatable)))
      values[key] = read(option.env, option, fromEnv(option, option.env, ambient));
  }
  return { values: values as Values<O>, operands };
}

type Known = ReadonlyMap<string, { readonly option: Option<unknown> }>;

function collect(args: readonly string[], known: Known) {
  const strings = [...known].filter(([, { option }]) => option.placeholder !== undefined);
  const { tokens } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(strings.map(([flag]) => [flag.slice(2), { type: "string" }])),
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const [flag, value] = judge(token.rawName, token.value, known);
    given.set(flag, [...(given.get(flag) ?? []), value]);
  }
  return { given, operands };
}

function judge(name: string, value: string | undefined, known: Known): [flag: string, value: string] {
  const found = known.get(name);
  const positive = name.replace(/^--no-/, "--");
  const negated = found === undefined && known.get(positive)?.option.placeholder === undefined && known.has(positive);
  if (!found && !negated) throw new Error(`unknown option ${name}: --help lists them all`);
  const isSwitch = negated || found?.option.placeholder === undefined;
  if (isSwitch && value !== undefined) throw new Error(`${name} takes no value`);
  if (isSwitch) return [positive, String(!negated)];
  if (value === undefined) throw new Error(`${name} needs a value: ${name} ${found?.option.placeholder}`);
  return [name, value];
}

function fromEnv(option: Option<unknown>, name: string, value: string): readonly string[] {
  if (!option.repeatable) return [value];
  const parts = value.split(",").map((part) => part.trim());
  if (parts.includes(""))
    throw new Error(`${name} has an empty place in its comma-separated list: fill it, or unset ${name}`);
  return parts;
}

function read(source: string, option: Option<unknown>, given: readonly string[]): unknown {
  try {
    return option.read(given);
  } catch (cause) {
    throw new Error(`${source} ${(cause as Error).message}`, { cause });
  }
}
