/** What makes one completion unlike another: the wire itself reads no clock and makes no ids. */
export interface Stamp {
  readonly id: string;
  /** Unix time in seconds. */
  readonly created: number;
  readonly model: string;
  /** A fresh id for a tool call that the graph gave none. */
  callId(): string;
  /** Random characters, so that the size of a chunk says less about its text. */
  obfuscation?(): string;
}
