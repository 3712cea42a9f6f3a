import { isObject } from "./json.ts";

/** How many schemas a schema may have in it. */
export const MOST_SCHEMAS = 20_000;
/** What is said about a schema with more. */
export const TOO_MANY = `the schema has more than ${MOST_SCHEMAS} schemas in it`;
const MOST_PROPERTIES = 5000;
const MOST_VALUES = 1000;
const MOST_TEXT = 120_000;
const LARGE_ENUM = { values: 250, text: 15_000 };

/** Adds up how large a schema is: OpenAI's limits on properties, enum values and the text of names and values. */
export class Size {
  #schemas = 0;
  #properties = 0;
  #values = 0;
  #text = 0;

  /** Adds one schema of the whole, without those below; says what has become too large. */
  add(schema: Readonly<Record<string, unknown>>): string | undefined {
    const properties = namesOf(schema.properties);
    const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
    const text = lengthOf(values);
    this.#schemas++;
    this.#properties += properties.length;
    this.#values += values.length;
    this.#text +=
      text + lengthOf([schema.const, ...properties, ...namesOf(schema.$defs), ...namesOf(schema.definitions)]);

    if (this.#schemas > MOST_SCHEMAS) return TOO_MANY;
    if (this.#properties > MOST_PROPERTIES) return `the schema has more than ${MOST_PROPERTIES} properties`;
    if (this.#values > MOST_VALUES) return `the schema has more than ${MOST_VALUES} enum values`;
    if (values.length > LARGE_ENUM.values && text > LARGE_ENUM.text) {
      return `an enum of more than ${LARGE_ENUM.values} values may have ${LARGE_ENUM.text} characters`;
    }
    return this.#text > MOST_TEXT
      ? `the names and values of the schema have more than ${MOST_TEXT} characters`
      : undefined;
  }
}

const namesOf = (map: unknown): string[] => (isObject(map) ? Object.keys(map) : []);

function lengthOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}
