import { stringify } from "yaml";
import type { Node } from "./contract.ts";
import { toDocument } from "./document.ts";
import { toMsw } from "./msw.ts";
import { toOperations } from "./operations.ts";
import { toReference } from "./reference.ts";
import { toTypes } from "./types.ts";
import { toValidators } from "./validators.ts";

/** The contract in, the sources of `generated/` out, by file name. Pure: the same contract gives the same text on every machine. */
export async function generate(document: Node, text: string = stringify(document)): Promise<Record<string, string>> {
  const { compiled, table } = toValidators(document);
  return {
    "compiled.ts": compiled,
    "document.ts": toDocument(document, text),
    "msw.ts": toMsw(document),
    "operations.ts": toOperations(document),
    "reference.md": toReference(document),
    "types.ts": await toTypes(document),
    "validators.ts": table,
  };
}
