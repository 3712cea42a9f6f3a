/** How many of the largest bodies may be on their way at once. */
const BODIES = 32;

/** A body that is on its way. */
export interface Arriving {
  bytes: number;
  /** Gives it up. */
  readonly evict: () => void;
}

/**
 * Memory for the bodies that are on their way, all together: without a bound, connections that send almost all of a large body and
 * then wait would fill the process, beside the heap that is watched. When it is full, whoever holds most has to go, and so those who
 * wait make room for those who come and are done.
 */
export class BodyRoom {
  readonly #most: number;
  readonly #arriving = new Set<Arriving>();
  #taken = 0;

  constructor({ maxBodyBytes }: { readonly maxBodyBytes: number }) {
    this.#most = BODIES * maxBodyBytes;
  }

  /** A body has so many bytes more. It may be the one that has to go. */
  take(body: Arriving, bytes: number): void {
    this.#arriving.add(body);
    body.bytes += bytes;
    this.#taken += bytes;
    if (this.#taken > this.#most) this.#largest()?.evict();
  }

  /** A body has arrived, or never will. */
  leave(body: Arriving): void {
    if (this.#arriving.delete(body)) this.#taken -= body.bytes;
  }

  #largest(): Arriving | undefined {
    let largest: Arriving | undefined;
    for (const body of this.#arriving) if (body.bytes > (largest?.bytes ?? 0)) largest = body;
    return largest;
  }
}
