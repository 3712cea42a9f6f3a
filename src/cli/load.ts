import { statSync } from "node:fs";
import { registerHooks } from "node:module";
import { extname, isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { toLine, toPlace } from "./line.ts";

/** The exports of a module, named by a file path or as a package that is installed where the command runs. Throws an Error fit for one line. */
export async function load(module: string, cwd: string): Promise<Readonly<Record<string, unknown>>> {
  const file = resolve(cwd, module);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new Error(`${module} is a folder: name a file in it`);
  if (!found && isPath(module)) throw new Error(`there is no file ${module} in ${cwd}`);
  try {
    return await (found ? import(pathToFileURL(file).href) : importFrom(module, cwd));
  } catch (cause) {
    if (!found && isMissing(cause, module))
      throw new Error(`${module} is neither a file nor a package in ${cwd}`, { cause });
    const place = toPlace(cause, cwd);
    throw new Error(`cannot load ${module}: ${toLine(cause)}${place ? ` (${place})` : ""}`, { cause });
  }
}

function isPath(module: string): boolean {
  return module.startsWith(".") || isAbsolute(module) || /^\.[cm]?[jt]s$/.test(extname(module));
}

function isMissing(cause: unknown, module: string): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    cause.code === "ERR_MODULE_NOT_FOUND" &&
    cause.message.includes(`'${module}'`)
  );
}

/** Imports a package as a file in that folder would. */
async function importFrom(specifier: string, folder: string): Promise<Record<string, unknown>> {
  const parentURL = pathToFileURL(join(folder, "index.js")).href;
  const hook = registerHooks({
    resolve: (name, context, next) =>
      next(name, name === specifier && context.parentURL === import.meta.url ? { ...context, parentURL } : context),
  });
  try {
    return await import(specifier);
  } finally {
    hook.deregister();
  }
}
