/** The module that a command works on, a file path or a package. Throws when there is none, or more than one. */
export function requiredModule(operands: readonly string[]): string {
  const module = optionalModule(operands);
  if (module === undefined) throw new Error("the module is missing: name a file that exports a graph");
  return module;
}

/** The same for a command that can do without. */
export function optionalModule(operands: readonly string[]): string | undefined {
  const [module, surplus] = operands;
  if (surplus !== undefined) throw new Error(`one module at a time: ${JSON.stringify(surplus)} is one too many`);
  return module;
}
