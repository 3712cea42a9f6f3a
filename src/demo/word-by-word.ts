/** A text in the pieces that a reader takes in one by one; joined, they are the text again. */
export function wordByWord(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}
