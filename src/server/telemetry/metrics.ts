import type { Observer, Spectator } from "../record.ts";
import type { Busyness, Meters, Metric } from "./meters.ts";
import { quietly } from "./quietly.ts";

type Note = (meters: Meters) => void;

/** How many notes wait for the meters before these are fetched at once, and how many at most where they cannot be had. */
const MOST_WAITING = 10_000;

type Limits = ConstructorParameters<typeof Meters>[0];
type Slots = Omit<Busyness, "inFlight">;

/**
 * Counts what an app does.
 *
 * M1. The meters are loaded after the first answer or at the first reading, whichever comes first, so that they cost no start; what
 *     happens before that is noted, and counted then.
 * M2. Nothing that fails here reaches a request, and what waits for the meters is bounded.
 * M3. A token of an answer costs nothing here; a request or the visit of a node costs a few additions.
 */
export class Metrics {
  readonly #limits: Limits;
  readonly #slots: Slots;
  readonly #waiting: Note[] = [];
  #inFlight = 0;
  #meters: Meters | undefined;
  #loading: Promise<Meters> | undefined;

  constructor(limits: Limits, slots: Slots) {
    this.#limits = limits;
    this.#slots = slots;
  }

  /** Looks on one request. */
  readonly observe: Observer = (record) => {
    this.#inFlight++;
    const begun = new Map<string, number>();
    const onNode: Spectator["onNode"] = ({ type, node }, index) => {
      const now = performance.now();
      const visit = `${index} ${node}`;
      if (type === "node_start") return void begun.set(visit, now);
      const since = begun.get(visit) ?? now;
      begun.delete(visit);
      this.#note((meters) => meters.addVisit(record.model ?? "", node, now - since));
    };
    const onEnd = () => {
      this.#inFlight--;
      this.#note((meters) => meters.add(record));
      this.#fetch();
    };
    return { onNode, onEnd };
  };

  /** Everything in Prometheus' text format 0.0.4. */
  readonly toText = async (): Promise<string> => (await this.#load()).toText();

  /** Everything as plain data that adds up with that of other processes. */
  readonly toData = async (): Promise<readonly Metric[]> => (await this.#load()).toData();

  #note(note: Note): void {
    const meters = this.#meters;
    if (meters) quietly(() => note(meters));
    else if (this.#waiting.push(note) >= MOST_WAITING) this.#fetch();
  }

  #fetch(): void {
    if (!this.#meters) void this.#load().catch(() => (this.#waiting.length = 0));
  }

  #load(): Promise<Meters> {
    return (this.#loading ??= import("./meters.ts").then((module) => {
      const busyness = () => ({ inFlight: this.#inFlight, taken: this.#slots.taken, waiting: this.#slots.waiting });
      const meters = new module.Meters(this.#limits, busyness);
      for (const note of this.#waiting.splice(0)) quietly(() => note(meters));
      return (this.#meters = meters);
    }));
  }
}
