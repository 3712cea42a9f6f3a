import { expect, test } from "vitest";
import { median, quantile, ratios, spread, takeTurns } from "../../bench/measure.ts";
import { atLeast, atMost, toGoalTable, toTable } from "../../bench/report.ts";

test("contenders take turns, in another order each round, and warming up does not count", async () => {
  const turns: string[] = [];
  const contender = (name: string) => ({ name, sample: async () => turns.push(name) });
  const all = await takeTurns(["a", "b"].map(contender), 0, 1);
  expect(turns.join("")).toBe("abbaabba");
  expect(all).toEqual([
    { name: "a", samples: [4, 5, 8] },
    { name: "b", samples: [3, 6, 7] },
  ]);
});

test("quantiles lie between the values that are nearest to them", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([0, 10], 0.25)).toBe(2.5);
  expect(spread([1, 2, 3, 4, 5])).toBeCloseTo(1 / 3);
});

test("ratios are taken round by round", () => {
  const all = [
    { name: "a", samples: [1, 30, 5] },
    { name: "b", samples: [2, 60, 5] },
  ];
  expect(ratios(all, "a", "b")).toEqual([0.5, 0.5, 1]);
  expect(toTable("ms", all, "b").slice(2)).toEqual(["| a | 5 | 145 % | 0.50 ± 25 % |", "| b | 5 | 290 % | 1 |"]);
  expect(() => ratios(all, "a", "c")).toThrow("c");
});

test("a goal is judged by its median, the bound itself included", () => {
  const goals = [
    atLeast(0.5, "fast", [0.1, 0.5, 0.9]),
    atLeast(0.6, "faster", [0.1, 0.5, 0.9]),
    atMost(2, "small", [2, 2, 2]),
    atMost(1, "smaller", [2, 2, 2]),
    { what: "unknown", wanted: "0", figure: "–", met: undefined },
  ];
  expect(toGoalTable(goals).slice(2)).toEqual([
    "| fast | ≥ 0.5 | 0.50 ± 40 % | met |",
    "| faster | ≥ 0.6 | 0.50 ± 40 % | **not met** |",
    "| small | ≤ 2 | 2.00 ± 0 % | met |",
    "| smaller | ≤ 1 | 2.00 ± 0 % | **not met** |",
    "| unknown | 0 | – | not measured |",
  ]);
});
