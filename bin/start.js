import { existsSync } from "node:fs";
import { registerHooks } from "node:module";

// A clone runs its sources as they are; the published package ships dist/ only.
const source = new URL("../src/cli/main.ts", import.meta.url);
const inClone = existsSync(source);
if (inClone) {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: ["thinkagain-source", ...(context.conditions ?? [])] }),
  });
}
const { main } = await import(inClone ? source.href : "../dist/src/cli/main.js");
await main();
