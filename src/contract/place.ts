const PLAIN = /^[A-Za-z_$][\w$-]*$/;
const MAX_KEY_LENGTH = 64;

/** `/messages/0/role` of a JSON pointer as OpenAI writes it: `messages[0].role`. */
export function toParam(pointer: string, ...more: readonly string[]): string {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return [...keys, ...more].reduce((path, key) => {
    if (/^\d+$/.test(key) && path !== "") return `${path}[${key}]`;
    const short = key.length > MAX_KEY_LENGTH ? `${key.slice(0, MAX_KEY_LENGTH)}…` : key;
    if (path === "") return short;
    return PLAIN.test(short) ? `${path}.${short}` : `${path}[${JSON.stringify(short)}]`;
  }, "");
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}
