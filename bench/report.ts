import { type Measured, median, ratios, spread } from "./measure.ts";

/** A table of contenders against one of them: median, spread and the ratio, round by round, to the base. */
export function toTable(unit: string, all: readonly Measured[], base: string): string[] {
  const other = named(all, base);
  const head = [`| | ${unit} | ± | against ${base} |`, "| --- | ---: | ---: | ---: |"];
  return [...head, ...all.map((one) => row(one.name, one.samples, one === other ? [] : ratios(one, other)))];
}

/** A table of features: the cost per token at both lengths, the ratio of the two, and the price against plain text. */
export function toLengthTable(unit: string, all: readonly Measured[], features: readonly string[]): string[] {
  const head = [
    `| | ${unit} at 1,000 | at 10,000 | 10,000 against 1,000 | against plain, at 1,000 |`,
    "| --- | ---: | ---: | ---: | ---: |",
  ];
  const plain = named(all, "plain 1000");
  const rows = features.map((feature) => {
    const [short, long] = [named(all, `${feature} 1000`), named(all, `${feature} 10000`)];
    const cells = [feature, cost(short.samples), cost(long.samples), ratio(ratios(long, short))];
    return `| ${[...cells, feature === "plain" ? "1" : ratio(ratios(short, plain))].join(" | ")} |`;
  });
  return [...head, ...rows];
}

function row(name: string, samples: readonly number[], against: readonly number[]): string {
  const share = against.length === 0 ? "1" : ratio(against);
  return `| ${name} | ${number(median(samples))} | ${percent(spread(samples))} | ${share} |`;
}

function named(all: readonly Measured[], name: string): Measured {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`Nothing was measured as ${name}.`);
  return found;
}

const cost = (samples: readonly number[]): string => `${number(median(samples))} ± ${percent(spread(samples))}`;
const ratio = (values: readonly number[]): string => `${median(values).toFixed(2)} ± ${percent(spread(values))}`;
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const number = (value: number): string => Math.round(value).toLocaleString("en-US");
