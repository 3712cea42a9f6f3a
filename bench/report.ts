import type { Goal } from "./chapter.ts";
import { type Measured, median, named, ratios, spread } from "./measure.ts";

/** A table of contenders against one of them: median, spread and the ratio, round by round, to the base. */
export function toTable(unit: string, all: readonly Measured[], base: string): string[] {
  const rows = all.map(({ name, samples }) => {
    const against = name === base ? "1" : toRatio(ratios(all, name, base));
    return [name, toNumber(median(samples)), toPercent(spread(samples)), against];
  });
  return table(["", unit, "±", `against ${base}`], rows);
}

/** A table of features: the cost per token at both lengths, the ratio of the two, and the price against plain text. */
export function toLengthTable(unit: string, all: readonly Measured[], features: readonly string[]): string[] {
  const rows = features.map((feature) => {
    const [short, long] = [`${feature} 1000`, `${feature} 10000`];
    const price = feature === "plain" ? "1" : toRatio(ratios(all, short, "plain 1000"));
    return [feature, toCost(named(all, short)), toCost(named(all, long)), toRatio(ratios(all, long, short)), price];
  });
  return table(["", `${unit} at 1,000`, "at 10,000", "10,000 against 1,000", "against plain, at 1,000"], rows);
}

/** The table that stands at the head of the results. */
export function toGoalTable(goals: readonly Goal[]): string[] {
  const rows = goals.map(({ what, wanted, figure, met }) => [what, wanted, figure, toVerdict(met)]);
  return table(["", "goal", "this run", ""], rows);
}

/** A goal whose figure has to reach a bound. */
export function atLeast(bound: number, what: string, samples: readonly number[]): Goal {
  return { what, wanted: `≥ ${bound}`, figure: toRatio(samples), met: median(samples) >= bound };
}

/** A goal whose figure must not exceed a bound. */
export function atMost(bound: number, what: string, samples: readonly number[]): Goal {
  return { what, wanted: `≤ ${bound}`, figure: toRatio(samples), met: median(samples) <= bound };
}

/** A table in Markdown: text on the left, figures on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [toRow(head), toRow(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(toRow)];
}

/** A whole number with commas. */
export function toNumber(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

const toRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const toVerdict = (met: boolean | undefined): string =>
  met === undefined ? "not measured" : met ? "met" : "**not met**";
const toCost = ({ samples }: Measured): string => `${toNumber(median(samples))} ± ${toPercent(spread(samples))}`;
const toRatio = (values: readonly number[]): string => `${toFigure(median(values))} ± ${toPercent(spread(values))}`;
const toPercent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const toFigure = (value: number): string => (value < 100 ? value.toFixed(2) : toNumber(value));
