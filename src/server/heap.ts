import { env, execArgv } from "node:process";
import { getHeapSpaceStatistics, getHeapStatistics } from "node:v8";

const LOOK_MS = 250;
const MIB = 1024 ** 2;
const YOUNG: ReadonlySet<string> = new Set(["new_space", "new_large_object_space"]);

/**
 * V8's limit of what lives longer than a moment, which is where a process dies. V8 tells it only together with the room for what has
 * just been made: beside a limit that was set, or a twentieth of the whole, 192 MiB at most.
 */
function limitOf(whole: number): number {
  const flags = [env["NODE_OPTIONS"] ?? "", ...execArgv].join(" ");
  const set = [...flags.matchAll(/--max[-_]old[-_]space[-_]size[= ](\d+)/g)].at(-1)?.[1];
  return set === undefined ? whole - Math.min(whole / 20, 192 * MIB) : Number(set) * MIB;
}

/** How full the heap is with what lives longer than a moment, as a fraction of its limit. */
function measureHeap(): number {
  const old = getHeapSpaceStatistics().filter(({ space_name: name }) => !YOUNG.has(name));
  const used = old.reduce((sum, { space_used_size: size }) => sum + size, 0);
  return used / limitOf(getHeapStatistics().heap_size_limit);
}

/** Says whether this process has too little memory left to begin another run. Looks four times a second at most, and only when it is asked. */
export class Heap {
  readonly #maxUse: number;
  readonly #measure: () => number;
  #lookedAt = -Infinity;
  #full = false;

  constructor({ maxHeapUse }: { readonly maxHeapUse: number }, measure = measureHeap) {
    this.#maxUse = maxHeapUse;
    this.#measure = measure;
  }

  get full(): boolean {
    if (this.#maxUse === 1) return false;
    const now = performance.now();
    if (now - this.#lookedAt >= LOOK_MS) {
      this.#lookedAt = now;
      this.#full = this.#measure() > this.#maxUse;
    }
    return this.#full;
  }
}
