const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;
const EDGE = 8;
const SAMPLES = 12;

interface Known {
  readonly text: string;
  readonly count: number;
}

/**
 * How many tokens texts have that were counted before. A conversation comes back with every turn, and counting it again was half of the time
 * of a JSON answer to 200 messages; even a single word is looked up five times as fast as it is counted. Bounded in texts and in characters;
 * what was not asked for longest is forgotten first, and of two texts with one mark the first.
 */
export class CountCache {
  readonly #known = new Map<number, Known>();
  #characters = 0;

  get(text: string): number | undefined {
    const mark = toMark(text);
    const known = this.#known.get(mark);
    if (known?.text !== text) return undefined;
    this.#known.delete(mark);
    this.#known.set(mark, known);
    return known.count;
  }

  set(text: string, count: number): void {
    if (text.length > MOST_CHARACTERS / 8) return;
    const mark = toMark(text);
    this.#forget(mark);
    this.#known.set(mark, { text, count });
    this.#characters += text.length;
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_TEXTS && this.#characters <= MOST_CHARACTERS) break;
      this.#forget(oldest);
    }
  }

  #forget(mark: number): void {
    this.#characters -= this.#known.get(mark)?.text.length ?? 0;
    this.#known.delete(mark);
  }
}

/**
 * A number made of some characters of a text: both its ends and a few between. The platform's maps hash every one, which for messages of half
 * a kilobyte takes five times as long as this and the one comparison that it leaves.
 */
function toMark(text: string): number {
  const { length } = text;
  let mark = length;
  for (let at = 0; at < Math.min(EDGE, length); at++) mark = mix(mark, text.charCodeAt(at));
  if (length <= EDGE) return mark;
  for (let at = EDGE; at < length; at += Math.ceil(length / SAMPLES)) mark = mix(mark, text.charCodeAt(at));
  for (let at = length - EDGE; at < length; at++) mark = mix(mark, text.charCodeAt(at));
  return mark;
}

function mix(mark: number, unit: number): number {
  return (Math.imul(mark, 31) + unit) | 0;
}
