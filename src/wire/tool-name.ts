/** The kind and name of a tool, a call or a choice: together they tell which tool is meant. */
export function toToolName(tool: object): string {
  const {
    type,
    function: declared,
    custom,
  } = tool as {
    readonly type?: unknown;
    readonly function?: { readonly name?: unknown };
    readonly custom?: { readonly name?: unknown };
  };
  return type === "custom" ? `custom ${String(custom?.name)}` : `function ${String(declared?.name)}`;
}
