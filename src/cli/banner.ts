import type { ServeOptions } from "../index.ts";
import type { Site } from "./site.ts";
import { readVersion } from "./version.ts";

const MOST_NAMES = 10;

/** What a server says once it listens: its models, its addresses, and a line to try it with. */
export function toBanner(
  { url, models }: Site,
  options: ServeOptions & { readonly workers: number | undefined; readonly question: string },
): string {
  const base = `${url}${(options.basePath ?? "").replace(/\/+$/, "")}`;
  const keyed = (options.apiKeys ?? []).length > 0;
  const rows = [
    ["Models", toList(models)],
    ["API", `${base}/v1`],
    ...(options.docs === false ? [] : [["Docs", `${base}/docs  ${base}/redoc`]]),
    ["Key", keyed ? "required" : "none asked for"],
    ...(options.workers === undefined ? [] : [["Workers", String(options.workers)]]),
  ];
  const body = JSON.stringify({ model: models[0], messages: [{ role: "user", content: options.question }] });
  const headers = ["content-type: application/json", ...(keyed ? ["authorization: Bearer $KEY"] : [])];
  const curl = [
    `curl ${base}/v1/chat/completions`,
    ...headers.map((header) => `-H "${header}"`),
    `-d ${quote(body)}`,
  ].join(" ");
  const lines = rows.map(([label = "", value = ""]) => `  ${label.padEnd(8)} ${value}`);
  return ["", `ThinkAgain Serve ${readVersion()}`, "", ...lines, "", `  ${curl}`, ""].join("\n");
}

function toList([first, ...rest]: readonly string[]): string {
  const shown = rest.slice(0, MOST_NAMES - 1);
  const more = rest.length > shown.length ? [`and ${rest.length - shown.length} more`] : [];
  return [`${first} (default)`, ...shown, ...more].join(", ");
}

/** A text as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
