import { existsSync, realpathSync } from "node:fs";
import { enableCompileCache, findPackageJSON, flushCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

// What was compiled once is not compiled again: a start, and with it the replacement of a worker, takes half the time. Kept in the
// package's own folder and not in the system's for temporary files, where others may put what this program would run.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/thinkagain", import.meta.url)));
// A worker that is killed cannot write at its end what it has compiled.
setTimeout(() => flushCompileCache(), 2_000).unref();

// A clone runs its sources as they are; the published package ships dist/ only.
const source = new URL("../src/cli/main.ts", import.meta.url);
const inClone = existsSync(source);
if (inClone) {
  const manifest = fileURLToPath(new URL("../package.json", import.meta.url));
  // A project that the clone serves may have installed a copy of its own, which has no sources.
  const leadsHere = (specifier, parent) => {
    try {
      return realpathSync(findPackageJSON(specifier, parent)) === realpathSync(manifest);
    } catch {
      return false;
    }
  };
  registerHooks({
    resolve: (specifier, context, next) => {
      const isOurs = /^@thinkagain\/serve(\/|$)/.test(specifier) && leadsHere(specifier, context.parentURL);
      const conditions = [...(isOurs ? ["thinkagain-source"] : []), ...(context.conditions ?? [])];
      return next(specifier, { ...context, conditions });
    },
  });
}
const { main } = await import(inClone ? source.href : "../dist/src/cli/main.js");
await main();
