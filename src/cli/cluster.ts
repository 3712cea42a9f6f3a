import cluster from "node:cluster";
import { Census } from "./census.ts";
import { type Ending, Member } from "./member.ts";
import type { Io } from "./io.ts";
import type { NewsReport } from "./orders.ts";
import { firstSignal } from "./stop.ts";
import type { Site } from "./site.ts";

/** How many workers, and how long the primary is patient with one. Times in milliseconds. */
export interface CrewOptions {
  readonly size: number;
  /** Environment that the workers get beside the primary's own. */
  readonly env: Readonly<Record<string, string>>;
  /** How long a worker that serves may leave pings without an answer before it is killed and replaced; 0: for ever. */
  readonly hangTimeoutMs: number;
  /** How long a worker that leaves may take. */
  readonly shutdownTimeoutMs: number;
  /** Wait for `restart` after a failed start, instead of giving up. */
  readonly isPatient: boolean;
  /** Called when all workers serve, at first and after each restart. */
  readonly onServing: (site: Site) => void;
  /** Called with the folders that a worker loaded files from. */
  readonly onFolders: (folders: readonly string[]) => void;
}

const YOUNG_MS = 5_000;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
const MOST_ATTEMPTS = 5;
const PINGS_PER_TIMEOUT = 8;
/** To load its modules a worker may be busy for so many times as long. */
const START_PATIENCE = 8;
const SHORTEST_PULSE_MS = 50;
const KILL_DELAY_MS = 1_000;

/**
 * Keeps a number of workers serving.
 *
 * C1. A worker that dies is replaced: at once when it had served for a while or was killed from outside, else after 100 ms,
 *     doubled with each death in a row in its place, 5 s at most.
 * C2. A start that fails while nobody serves ends the crew with 1: at the first failure that has a reason, else at the fifth death in
 *     a row. While others serve, it is tried again.
 * C3. A worker that leaves pings without an answer, paused or blocked, is killed, and so replaced; while it starts, after eight times as long.
 * C4. A worker that leaves of its own will is replaced before it has gone.
 * C5. The first stop signal drains every worker and ends the crew with 0; the second ends everything at once.
 */
export class Crew {
  readonly #options: CrewOptions;
  readonly #io: Io;
  readonly #members = new Set<Member>();
  readonly #census = new Census();
  readonly #ended = Promise.withResolvers<number>();
  /** The number of restarts; what was planned for an earlier one is void. */
  #generation = 0;
  #announced = false;
  #outcome: number | undefined;

  constructor(options: CrewOptions, io: Io) {
    this.#options = options;
    this.#io = io;
  }

  /** Starts the workers and resolves to the exit code when all of them have ended. */
  async run(): Promise<number> {
    void firstSignal(this.#io, () => this.#killAll()).then(() => this.#stop(0));
    // The workers accept from one shared socket: round robin would hand connections to a worker that is dead or stuck, and lose them.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    const { hangTimeoutMs } = this.#options;
    const pulseMs = Math.max(SHORTEST_PULSE_MS, hangTimeoutMs / PINGS_PER_TIMEOUT);
    const pulse = hangTimeoutMs > 0 ? setInterval(() => this.#ping(), pulseMs) : undefined;
    this.#hireAll();
    const code = await this.#ended.promise;
    clearInterval(pulse);
    return code;
  }

  /** Replaces every worker by a new one; those that serve finish their answers. */
  restart(): void {
    if (this.#outcome !== undefined) return;
    this.#dismissAll();
    this.#announced = false;
    this.#hireAll();
  }

  #hireAll(): void {
    for (let count = 0; count < this.#options.size; count++) this.#hire(0);
  }

  #hire(attempt: number): void {
    const onReport = (member: Member, report: NewsReport) => this.#hear(member, report);
    const onEnd = (member: Member, ending: Ending) => this.#bury(member, ending);
    this.#members.add(new Member(attempt, this.#options.env, { onReport, onEnd }));
  }

  #hear(member: Member, report: NewsReport): void {
    switch (report.type) {
      case "serving":
        this.#options.onFolders(report.folders);
        if (member.state === "starting") member.state = "serving";
        this.#announce(report.site);
        return;
      case "failed":
        this.#options.onFolders(report.folders);
        member.reason = report.reason;
        return;
      case "leaving":
        if (member.state === "serving") this.#replace(member, member.age < YOUNG_MS);
        member.drain(this.#patience);
        return;
      case "gather":
        void this.#gather(member);
        return;
      default:
        report satisfies never;
    }
  }

  async #gather(member: Member): Promise<void> {
    const asked = [...this.#members].filter(({ state }) => state !== "starting");
    member.tellCounts(await this.#census.gather(asked).catch(() => undefined));
  }

  #announce(site: Site): void {
    if (this.#announced || this.#serving.length < this.#options.size) return;
    this.#announced = true;
    this.#options.onServing(site);
  }

  #bury(member: Member, ending: Ending): void {
    this.#members.delete(member);
    this.#census.keep(member);
    if (this.#outcome !== undefined) return this.#finish(this.#outcome);
    const how = ending.signal ?? `exit code ${ending.code ?? "unknown"}`;
    if (member.state === "starting")
      this.#mend(member, member.reason ?? `worker ${member.pid} ended before it served (${how})`);
    if (member.state !== "serving") return;
    this.#io.err(`worker ${member.pid} died (${how}); another takes its place`);
    this.#replace(member, member.age < YOUNG_MS && ending.signal !== "SIGKILL");
  }

  /** After a failed start: wait, give up or try again. */
  #mend(member: Member, reason: string): void {
    if (this.#options.isPatient) {
      this.#dismissAll();
      this.#io.err(`${reason}; waiting for a change`);
      return;
    }
    const alone = this.#serving.length === 0;
    const tries = member.attempt + 1;
    if (alone && (member.reason !== undefined || tries >= MOST_ATTEMPTS)) {
      this.#io.err(member.reason ?? `${reason}, ${tries} times in a row`);
      this.#stop(1);
      return;
    }
    if (!alone) this.#io.err(`${reason}; trying again`);
    this.#replace(member, true);
  }

  #replace(member: Member, diedYoung: boolean): void {
    if (!diedYoung) return this.#hire(0);
    const generation = this.#generation;
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** member.attempt);
    setTimeout(() => generation === this.#generation && this.#hire(member.attempt + 1), delay);
  }

  #ping(): void {
    for (const member of this.#members) {
      if (member.state === "leaving") continue;
      const times = member.state === "starting" ? START_PATIENCE : 1;
      if (member.ping() < times * PINGS_PER_TIMEOUT) continue;
      this.#io.err(`worker ${member.pid} gave no sign of life for ${times * this.#options.hangTimeoutMs} ms`);
      member.kill();
    }
  }

  #stop(outcome: number): void {
    this.#outcome ??= outcome;
    this.#dismissAll();
    this.#finish(this.#outcome);
  }

  #killAll(): void {
    for (const member of this.#members) member.kill();
  }

  #finish(outcome: number): void {
    if (this.#members.size === 0) this.#ended.resolve(outcome);
  }

  #dismissAll(): void {
    this.#generation++;
    for (const member of this.#members) member.dismiss(this.#patience);
  }

  get #serving(): readonly Member[] {
    return [...this.#members].filter(({ state }) => state === "serving");
  }

  get #patience(): number {
    return this.#options.shutdownTimeoutMs + KILL_DELAY_MS;
  }
}
