/** The words of a text, folded: no case, no accents; identifiers stay whole. */
export function toWords(text: string): string[] {
  const folded = text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return folded.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** The stems under which a word is found: its own, and those of the parts of an identifier. */
export function toStems(word: string): string[] {
  const parts = word.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1_$2").split("_");
  return [...new Set([word, ...parts].filter((part) => part !== "").map(stem))];
}

/** A light English stemmer: enough to bring `registering`, `registered` and `registers` together. */
export function stem(word: string): string {
  let result = word.toLowerCase();
  if (!/^[a-z_]{4,}$/.test(result)) return result;
  if (/[^su]s$/.test(result)) result = result.slice(0, -1).replace(/ie$/, "y");
  if (/.{3}ation$/.test(result)) return result.slice(0, -3);
  const verb = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(result)?.[1];
  if (verb !== undefined && verb.length > 2) result = verb.replace(/([^aeiouls])\1$/, "$1");
  return result.length > 3 ? result.replace(/e$/, "") : result;
}
