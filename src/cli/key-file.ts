import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ServeOptions } from "../index.ts";

type Keys = NonNullable<ServeOptions["apiKeys"]>;

/** The keys of a JSON file: a list of texts, or of objects that say what a key opens. Throws an Error fit for one line, without a word of the file. */
export function readKeys(path: string, cwd: string): Keys {
  const keys = parse(read(path, cwd));
  if (!Array.isArray(keys)) throw new Error(`the key file ${path} takes a list in JSON: texts, or objects with a key`);
  // An empty list would ask nobody for a key.
  if (keys.length === 0) throw new Error(`the key file ${path} holds no key`);
  return keys as Keys;
}

function read(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const reason = { ENOENT: "there is no such file", EACCES: "this user may not read it", EISDIR: "it is a folder" }[
      code
    ];
    throw new Error(`cannot read the key file ${path}: ${reason ?? code}`, { cause });
  }
}

/** The parser's own error quotes the text, which may be a key: it goes no further. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
