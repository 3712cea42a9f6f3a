import { Budget } from "./budget.ts";
import type { Fault } from "./fault.ts";
import { isObject } from "./json.ts";
import type { Place } from "./rule.ts";
import { rules } from "./rules.ts";
import { follow } from "./reference.ts";

const DEEPEST = 256;

/**
 * Judges a value by a schema that `checkSchema` has passed: the first fault, or undefined. The schema is interpreted, never
 * compiled to code.
 *
 * 1. What a reference leads to is judged once for each value, so that references cannot multiply.
 * 2. Every unit of work is paid for; a judgement that the budget cannot pay, or that goes too deep, is a fault. Judgements that
 *    share a budget cannot take more than it together, so no schema can hold the server up.
 */
export function validate(root: unknown, value: unknown, budget: Budget = new Budget()): Fault | undefined {
  const known = new Map<string, Map<unknown, Fault | undefined>>();
  const { spend, find } = budget;

  const judge = (schema: unknown, at: unknown, depth: number): Fault | undefined => {
    spend();
    if (depth > DEEPEST) budget.exhaust();
    if (schema === false) return { path: [], message: "is not allowed" };
    if (!isObject(schema)) return undefined;
    const visit: Place["visit"] = (below, inner, key) => {
      const fault = judge(below, inner, depth + 1);
      return fault && key !== undefined ? { path: [key, ...fault.path], message: fault.message } : fault;
    };
    const refer: Place["refer"] = (reference) => {
      const faults = known.get(reference) ?? new Map<unknown, Fault | undefined>();
      known.set(reference, faults);
      if (!faults.has(at)) faults.set(at, visit(follow(root, reference), at));
      spend();
      return faults.get(at);
    };
    const place: Place = { schema, visit, find, refer, spend };
    for (const [keyword, operand] of Object.entries(schema)) {
      const fault = rules.get(keyword)?.(operand as never, at, place);
      if (fault) return typeof fault === "string" ? { path: [], message: fault } : fault;
    }
    return undefined;
  };

  return budget.within(() => judge(root, value, 0));
}
