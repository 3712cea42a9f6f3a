import type { Fault } from "./json-schema/index.ts";

/** A fault of a client's schema in OpenAI's words: the keys that lead to the place, then what is wrong there. */
export function describeFault({ path, message }: Fault): string {
  const keys = path.slice(0, 20).map((key) => `'${key.slice(0, 64)}'`);
  return `In context=(${keys.join(", ")}), ${message}`;
}
