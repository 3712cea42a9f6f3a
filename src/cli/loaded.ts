import { registerHooks } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders of the files that are imported from now on, packages left out; grows while modules load. */
export function recordFolders(): ReadonlySet<string> {
  const folders = new Set<string>();
  registerHooks({
    load: (url, context, next) => {
      if (url.startsWith("file:") && !url.includes("/node_modules/")) folders.add(dirname(fileURLToPath(url)));
      return next(url, context);
    },
  });
  return folders;
}
