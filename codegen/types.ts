import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.ts";
import type { Node } from "./contract.ts";

/**
 * The contract as types: `paths`, `operations`, `components`, and each schema by its own name. Fields with a default stay optional,
 * because nobody fills them in. Discriminators are left out: each variant says by a `const` which one it is.
 */
export async function toTypes(document: Node): Promise<string> {
  const ast = await openapiTS(withoutDiscriminators(document) as OpenAPI3, {
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesKeepCasing: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return `// ${banner}\n\n${astToString(ast)}`;
}

function withoutDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDiscriminators);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "discriminator");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutDiscriminators(each)]));
}
