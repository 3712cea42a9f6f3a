import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";

/** A JSON Schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value as its schema has it, or what is wrong with it, in words. */
export type Judged<T> =
  | { readonly value: T; readonly problem?: undefined }
  | { readonly problem: string; readonly value?: undefined };

const MOST_ISSUES = 8;

/** The JSON Schema of what a schema takes: the given one, or the one that the schema itself tells (zod does from 4.2 on). */
export function toJsonSchema(schema: StandardSchemaV1, given: JsonSchema | undefined, owner: string): JsonSchema {
  if (typeof schema?.["~standard"]?.validate !== "function")
    throw new TypeError(`${owner} takes a Standard Schema, such as one of zod`);
  if (given) return given;
  if (!tellsJson(schema))
    throw new TypeError(
      `${owner}: the schema of ${schema["~standard"].vendor} tells no JSON Schema; give \`jsonSchema\``,
    );
  try {
    const { $schema: _dialect, ...told } = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    return told;
  } catch (cause) {
    throw new TypeError(`${owner}: the schema has no JSON Schema; give \`jsonSchema\``, { cause });
  }
}

/** Judges a value. */
export async function judge<S extends StandardSchemaV1>(
  schema: S,
  value: unknown,
): Promise<Judged<StandardSchemaV1.InferOutput<S>>> {
  const result = await schema["~standard"].validate(value);
  if (!result.issues) return { value: result.value };
  return { problem: result.issues.slice(0, MOST_ISSUES).map(describe).join("; ") };
}

/** The text of a JSON value judged; a fence of Markdown around it is forgiven. */
export async function judgeText<S extends StandardSchemaV1>(
  schema: S,
  text: string,
): Promise<Judged<StandardSchemaV1.InferOutput<S>>> {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1];
  let value: unknown;
  try {
    value = JSON.parse(fenced ?? text);
  } catch {
    return { problem: "it is not JSON" };
  }
  return judge(schema, value);
}

function describe({ message, path = [] }: StandardSchemaV1.Issue): string {
  const place = path.map((step) => String(typeof step === "object" ? step.key : step)).join(".");
  return place === "" ? message : `${place}: ${message}`;
}

const tellsJson = (schema: StandardSchemaV1): schema is StandardSchemaV1 & StandardJSONSchemaV1 =>
  "jsonSchema" in schema["~standard"];
