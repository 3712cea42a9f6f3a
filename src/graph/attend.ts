import { STATE } from "./context.ts";
import type { Context } from "./context.ts";
import type { Attend, Attendant } from "./attendant.ts";
import type { AnyIterator } from "./output.ts";

/** Lets somebody go along with whatever runs on a context and on its forks. */
export function attend(ctx: Context, by: Attend): void {
  ctx[STATE].attend = by;
}

/** The same iterator, each of its turns in company. */
export function attended(iterator: AnyIterator, attendant: Attendant): AnyIterator {
  return {
    next: () => attendant.around(() => iterator.next()),
    return: () => attendant.around(() => iterator.return?.()),
  };
}
