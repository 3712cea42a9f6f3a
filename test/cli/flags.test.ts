import { expect, test } from "vitest";
import type { Option } from "../../src/cli/option.ts";
import { serverOptions } from "../../src/cli/server-options.ts";
import { type ServerOptions, toSettings } from "../../src/server/options.ts";

const EDGES = [0.05, 0.1, 1, 64, 128, 1e3, 1e6, 1e8, 2 ** 30, 2 ** 31 - 1, 1e12, Number.MAX_SAFE_INTEGER - 1];
const VALUES = [0, ...EDGES, ...EDGES.map((edge) => edge + 1)];

const flags = Object.entries<Option<unknown>>(serverOptions);
const numbers = flags.filter(([, { placeholder = "" }]) => /^<(n|ms|bytes|[\d.]+-[\d.]+)>$/.test(placeholder));

const fits = (judge: () => unknown): boolean => {
  try {
    judge();
    return true;
  } catch {
    return false;
  }
};

test("there are flags that take numbers", () => expect(numbers.length).toBeGreaterThan(20));

test.each(numbers)("--%s takes the numbers that the option in a program takes", (name, { read }) => {
  for (const value of VALUES)
    expect
      .soft(
        fits(() => read([String(value)])),
        String(value),
      )
      .toBe(fits(() => toSettings(Object.fromEntries([[name, value]]))));
});

const UNITS: Readonly<Record<string, number>> = { "": 1, Mi: 1024 ** 2, MiB: 1024 ** 2 };
const told = flags.flatMap(([name, { help }]) => {
  const [, number, unit = ""] = /\((\d[\d.]*) ?(Mi|MiB)?\)$/.exec(help) ?? [];
  return number === undefined ? [] : [[name, Number(number) * (UNITS[unit] ?? Number.NaN)] as const];
});

test.each(told)("the help of --%s names the default", (name, value) => {
  expect(toSettings({})[name as keyof ServerOptions]).toBe(value);
});
