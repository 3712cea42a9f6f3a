import { toLine, toPlace } from "./line.ts";

/** What to say of an error that a graph threw where nobody could catch it. */
export function blame(cause: unknown, cwd: string): string {
  const place = toPlace(cause, cwd);
  return `a graph left an error behind that nobody caught: ${toLine(cause)}${place ? ` (${place})` : ""}`;
}
