import type { GraphEvent } from "./events.ts";

const NOTHING: readonly GraphEvent[] = [];

/** The events of a run on their way to its reader, if it has one. */
export class Outbox {
  /** How many events that a client may see have been sent, heard or not: what forbids another attempt. */
  visible = 0;
  /** Whether there is a reader. */
  readonly listened: boolean;
  #events: GraphEvent[] = [];

  constructor(listened: boolean) {
    this.listened = listened;
  }

  tell(event: GraphEvent): void {
    if (event.type === "delta" || event.type === "status") this.visible++;
    if (this.listened) this.#events.push(event);
  }

  /** The events since the last time. */
  drain(): readonly GraphEvent[] {
    if (this.#events.length === 0) return NOTHING;
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
