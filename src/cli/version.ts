import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** The version of this package, as its package.json says. */
export function readVersion(): string {
  const file = findPackageJSON(import.meta.url);
  const { version } = JSON.parse(file ? readFileSync(file, "utf8") : "{}") as { version?: string };
  return version ?? "unknown";
}
