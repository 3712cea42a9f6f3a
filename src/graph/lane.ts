/** How values of one sort are put together: text, or a list. */
export interface Kind<T> {
  empty(): T;
  size(value: T): number;
  /** Appends in constant time; may change and return its first argument. */
  extend(head: T, more: T): T;
  /** Both, as a new value. */
  join(head: T, more: T): T;
  /** What `whole` says after `sent`; undefined when it contradicts it. */
  rest(whole: T, sent: T): T | undefined;
}

/** Values are pieces of text. */
export const text: Kind<string> = {
  empty: () => "",
  size: (value) => value.length,
  extend: (head, more) => head + more,
  join: (head, more) => head + more,
  rest: (whole, sent) => (whole.startsWith(sent) ? whole.slice(sent.length) : undefined),
};

/** Values are lists of items that `same` can compare. */
export const list = <T>(same: (one: T, other: T) => boolean): Kind<T[]> => ({
  empty: () => [],
  size: (value) => value.length,
  extend: (head, more) => {
    for (const item of more) head.push(item);
    return head;
  },
  join: (head, more) => [...head, ...more],
  rest: (whole, sent) =>
    sent.every((item, at) => at < whole.length && same(item, whole[at] ?? item)) ? whole.slice(sent.length) : undefined,
});

/** What has not been sent yet: the whole value, or what follows `base` and `sent`; a draft may still be dropped. */
export interface Tail<T> {
  readonly value: T;
  readonly whole: boolean;
  readonly draft: boolean;
}

/** A lane at one moment, to come back to. */
export interface LaneMark<T> {
  readonly sent: T;
  readonly tail: Tail<T> | undefined;
}

/** One lane of an answer: what was there before it, what was sent, and at most one candidate for what follows. */
export class Lane<T> {
  readonly kind: Kind<T>;
  base: T;
  sent: T;
  tail: Tail<T> | undefined;

  constructor(kind: Kind<T>) {
    this.kind = kind;
    this.base = kind.empty();
    this.sent = kind.empty();
  }

  /** The lane as it would be if the run ended now; a new value. */
  get value(): T {
    const { kind, tail } = this;
    return kind.join(tail?.whole ? kind.empty() : this.#head, tail?.value ?? kind.empty());
  }

  /** Begins with all that another lane says as a draft. */
  recall(lane: Lane<T>): void {
    this.tail = { value: lane.value, whole: false, draft: true };
  }

  /** Begins after another lane: after all that it says, or after what it has sent, with the rest as a draft. */
  follow(lane: Lane<T>, all: boolean): void {
    this.base = all ? lane.value : lane.#head;
    const tail = all ? undefined : lane.mark().tail;
    this.tail = tail && { ...tail, draft: true };
  }

  /** Makes `whole` the candidate. It is compared with what was sent only when it is judged. */
  assign(whole: T, draft: boolean): void {
    this.tail = { value: whole, whole: true, draft };
  }

  send(more: T): void {
    this.sent = this.kind.extend(this.sent, more);
  }

  /** Adds to the draft that is being written, or begins one. */
  sketch(more: T): void {
    const { kind, tail } = this;
    this.tail = tail?.draft
      ? { ...tail, value: kind.extend(tail.value, more) }
      : { value: kind.extend(kind.empty(), more), whole: false, draft: true };
  }

  /**
   * Turns a whole candidate into what follows the sent part; false when it contradicts it. A value that leaves out the base is meant
   * to follow it, and a draft that leaves out the sent part to follow that. What was sent to nobody may be taken back.
   */
  judge(revocable: boolean): boolean {
    const { kind, base, sent, tail } = this;
    if (!tail?.whole) return true;
    const own = (kind.size(base) > 0 ? kind.rest(tail.value, base) : undefined) ?? tail.value;
    const rest = kind.rest(own, sent) ?? kind.rest(tail.value, sent);
    if (rest === undefined && !tail.draft) {
      if (!revocable) return false;
      this.sent = kind.empty();
    }
    this.tail = { value: rest ?? own, whole: false, draft: tail.draft };
    return true;
  }

  /** Sends the judged candidate and returns it. */
  flush(): T {
    const value = this.tail?.value ?? this.kind.empty();
    this.tail = undefined;
    this.send(value);
    return value;
  }

  /** The lane as it stands, safe from later changes. */
  mark(): LaneMark<T> {
    const { sent, tail } = this;
    return { sent: this.#copy(sent), tail: tail && { ...tail, value: this.#copy(tail.value) } };
  }

  restore({ sent, tail }: LaneMark<T>): void {
    this.sent = this.#copy(sent);
    this.tail = tail && { ...tail, value: this.#copy(tail.value) };
  }

  get #head(): T {
    return this.kind.join(this.base, this.sent);
  }

  #copy(value: T): T {
    return this.kind.join(value, this.kind.empty());
  }
}
