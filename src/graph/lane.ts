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

/** What has not been sent yet: the whole value, or what follows the sent part; a draft may still be dropped. */
export interface Tail<T> {
  readonly value: T;
  readonly whole: boolean;
  readonly draft: boolean;
}

/** One lane of an answer: what was sent, and at most one candidate for what follows. */
export class Lane<T> {
  readonly kind: Kind<T>;
  sent: T;
  tail: Tail<T> | undefined;

  constructor(kind: Kind<T>) {
    this.kind = kind;
    this.sent = kind.empty();
  }

  /** The lane as it would be if the run ended now; a new value. */
  get value(): T {
    const head = this.tail?.whole ? this.kind.empty() : this.sent;
    return this.kind.join(head, this.tail?.value ?? this.kind.empty());
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

  /** Turns a whole candidate into what follows the sent part; false when it contradicts it. */
  judge(): boolean {
    if (!this.tail?.whole) return true;
    const value = this.kind.rest(this.tail.value, this.sent);
    if (value === undefined) return false;
    this.tail = { value, whole: false, draft: this.tail.draft };
    return true;
  }

  /** Sends the judged candidate and returns it. */
  flush(): T {
    const value = this.tail?.value ?? this.kind.empty();
    this.tail = undefined;
    this.send(value);
    return value;
  }

  /** A candidate as it stands, safe from later changes. */
  copy(tail: Tail<T> | undefined): Tail<T> | undefined {
    return tail && { ...tail, value: this.kind.join(tail.value, this.kind.empty()) };
  }
}
