/** A key `lc` in JSON text that JSON.stringify wrote: a quote that begins a string never follows a backslash there. */
const MARKER = /(?<!\\)"(?:lc|__lc_escaped__)":/;

/**
 * The arguments of a call as an object. LangChain's serializers revive objects that carry the key `lc`, a thread's checkpoints
 * included, so arguments with that key anywhere stay text, under `arguments`; so do those that are no JSON object.
 */
export function toArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.trim() || "{}");
    if (isObject(value) && !MARKER.test(JSON.stringify(value))) return value;
  } catch {
    // Not JSON, or nested too deep to be written again: text.
  }
  return { arguments: text };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
