import { checkSchema } from "./json-schema/index.ts";
import type { ChatRequest } from "./parameters.ts";
import { invalidRequest } from "./refusals.ts";
import { describeFault } from "./schema-fault.ts";

/** Judges the schema of a `json_schema` response format: the strict rules with `strict: true`, the limits always. */
export function checkFormat(format: ChatRequest["response_format"]): void {
  if (format?.type !== "json_schema") return;
  const { name, schema, strict } = format.json_schema;
  if (schema === undefined) return;
  const fault = checkSchema(schema, { strict: strict === true });
  if (fault === undefined) return;
  throw invalidRequest(`Invalid schema for response_format '${name}': ${describeFault(fault)}.`, {
    param: "response_format.json_schema.schema",
    code: "invalid_json_schema",
  });
}
