import type { Annotation, AnswerDelta } from "../graph/index.ts";
import type { Finish } from "./pieces.ts";

/**
 * Collects the annotations of a choice. They go out together before its finish, since clients replace the ones they have, and where
 * the text was cut only those whose passage is in it.
 */
export class Citations {
  readonly #all: Annotation[] = [];
  #length = 0;

  add({ content = "", annotations = [] }: AnswerDelta): void {
    this.#length += content.length;
    for (const annotation of annotations) this.#all.push(annotation);
  }

  upTo({ cut }: Finish): Annotation[] {
    return cut ? this.#all.filter(({ url_citation }) => url_citation.end_index <= this.#length) : this.#all;
  }
}
