import { existsSync, realpathSync } from "node:fs";
import { findPackageJSON, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

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
