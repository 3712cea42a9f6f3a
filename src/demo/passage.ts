/** A piece of a passage that is quoted as a whole or in units: sentences of prose, items of a list, rows of a table. */
export interface Block {
  readonly kind: "prose" | "list" | "table" | "code";
  readonly text: string;
}

/** What a citation points to: one section of a document, or one definition of the contract. */
export interface Passage {
  /** Relative to the root of the repository, with a fragment: `README.md#serving`. */
  readonly url: string;
  readonly title: string;
  /** The headings above, outermost first. */
  readonly trail: readonly string[];
  readonly blocks: readonly Block[];
}
