import { findPackageJSON } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Whatever was thrown, as one line for a person: no stack, no line breaks. */
export function toLine(cause: unknown): string {
  try {
    const message = isObject(cause) ? (cause as Partial<Error>).message : undefined;
    const words = typeof message === "string" && message !== "" ? message : `${String(cause)} was thrown`;
    return words.replaceAll(/\s*[\r\n]+\s*/g, " ").trim();
  } catch {
    return "something that cannot be shown was thrown";
  }
}

/** Text without what steers a terminal or turns its writing around. */
export function toHarmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** Where the program of the user failed, as `file:line` relative to a folder, if the stack says so. */
export function toPlace(cause: unknown, cwd: string): string | undefined {
  try {
    for (const [, address = "", line] of stackOf(cause).matchAll(LOCATION)) {
      const path = address.startsWith("file:") ? fileURLToPath(address) : address;
      if (!OWN_FOLDERS.some((own) => path.startsWith(own)) && !path.includes("node_modules"))
        return `${toShown(path, cwd)}:${line}`;
    }
  } catch {
    // A stack is whatever the thrower made of it; one that cannot be read says nothing.
  }
  return undefined;
}

/** A path as people write it: relative below the folder, absolute elsewhere. */
export function toShown(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short.startsWith("..") ? path : short;
}

const PACKAGE = dirname(findPackageJSON(import.meta.url) ?? "");
const OWN_FOLDERS = [fileURLToPath(new URL("../", import.meta.url)), join(PACKAGE, "bin")];
const LOCATION = /(?:^|\s|\()(file:\/\/[^\s()]+?|\/[^\s()]+?|[A-Z]:\\[^()\r\n]+?):(\d+)(?::\d+)?\)?$/gm;

function stackOf(cause: unknown): string {
  const stack = isObject(cause) ? (cause as Partial<Error>).stack : undefined;
  return typeof stack === "string" ? stack : "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
