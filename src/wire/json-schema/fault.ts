/** What is wrong with a schema or a value, and the keys that lead there. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}
