/** Whose memory it is: a context, or anything that names a session as one does. */
export interface Owner {
  /** The conversation. Without one nothing is remembered. */
  readonly session?: string | undefined;
  /** Whose key the request carried: sessions of the same name under different keys have nothing in common. */
  readonly principal?: string | undefined;
}

/** What graphs remember of a conversation from one request to the next: a list of JSON values for each session. */
export interface Memory<Entry = unknown> {
  /** The latest entries, oldest first: `last` of them, or all that are kept. None without a session. */
  recall(owner: Owner, last?: number): Promise<Entry[]>;
  /** Adds entries in their order, all or none. Does nothing without a session. */
  remember(owner: Owner, ...entries: readonly Entry[]): Promise<void>;
  /** Drops all that is kept of a session. */
  forget(owner: Owner): Promise<void>;
}
