import type { Command } from "./io.ts";
import { type Option, toFlag } from "./option.ts";

/** The list of commands. */
export function toOverview(commands: readonly (readonly [usage: string, summary: string])[]): string {
  return [
    "Serve graphs of workers as models behind the OpenAI API.",
    "",
    ...columns(commands.map(([usage, summary]) => [`thinkagain ${usage}`, summary])),
    "",
    "thinkagain <command> --help shows its options, thinkagain --version the version.",
  ].join("\n");
}

/** The help of one command, written from its options. */
export function toUsage(usage: string, command: Command): string {
  const rows = Object.entries(command.options).map(
    ([key, option]) => [signature(key, option), explanation(option)] as const,
  );
  const options = rows.length > 0 ? ["", "Options:", ...columns(rows)] : [];
  const call = `  thinkagain ${usage}${rows.length > 0 ? " [options]" : ""}`;
  return [`${command.summary}.`, "", call, "", command.notes, ...options].join("\n");
}

function signature(key: string, option: Option<unknown>): string {
  const flag = toFlag(key, option);
  if (option.placeholder) return `${flag} ${option.placeholder}`;
  return option.isOn ? flag.replace("--", "--no-") : flag;
}

function explanation(option: Option<unknown>): string {
  return option.env ? `${option.help} [${option.env}]` : option.help;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
