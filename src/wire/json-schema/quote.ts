const LONGEST = 64;

/** A client's own words for a message about them, cut where they grow long. */
export function quote(words: unknown): string {
  const text = String(words);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
