import { basename, extname } from "node:path";

/** How the models of a module that exports no registry are named, for the help. */
export const NAMING = [
  "A model is named after its graph. A worker, a graph without a name of its own, such as",
  "`export const faq = pipe(…)`, and graphs that share a name are named after their export,",
  "a default export after its file. A registry that is exported has named its models itself.",
  "The default model is the default export, without one the first export by name.",
].join("\n");

/** Names that graphs have which were given none. */
const GENERIC: ReadonlySet<string | undefined> = new Set([undefined, "graph", "pipe"]);

/** An export that becomes a model: the name in the module, and the one that its graph has. */
export interface Export {
  readonly key: string;
  readonly ownName: string | undefined;
}

/** The model names of all exports of a module, in their order. They may still coincide. */
export function toModelNames(exports: readonly Export[], module: string): readonly string[] {
  const owners = Map.groupBy(exports, ({ ownName }) => ownName);
  return exports.map(({ key, ownName }) => {
    if (ownName !== undefined && !GENERIC.has(ownName) && owners.get(ownName)?.length === 1) return ownName;
    return key === "default" ? basename(module, extname(module)) : key;
  });
}
