import { GraphError } from "./errors.ts";
import { END } from "./plan.ts";
import type { Retries } from "./plan.ts";

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const RESERVED: ReadonlySet<string> = new Set([END, "__start__"]);

/** How a graph is run. */
export interface GraphOptions {
  /** How many nodes one visit of the graph may take, 1000 unless told; one more is the error "step_limit". */
  readonly maxSteps?: number | undefined;
}

/** How a node is visited. */
export interface NodeOptions {
  /** Each visit replaces the node's text; it becomes the answer only if nothing later answers (A3). */
  readonly draft?: boolean | undefined;
  /**
   * How often a failed visit is tried again, never once it has sent anything. `backoffMs` is the first wait, doubled with every
   * attempt, or a function of the attempt (1, 2, …); 0 unless told.
   */
  readonly retries?:
    | number
    | { readonly attempts: number; readonly backoffMs?: number | ((attempt: number) => number) }
    | undefined;
  /** How long one attempt may take, slow readers of its stream included; then it is aborted and fails with "node_timeout". */
  readonly timeoutMs?: number | undefined;
}

/** The options of a node as they are run. */
export interface NodeRules {
  readonly draft: boolean;
  readonly retries: Retries | undefined;
  readonly timeoutMs: number | undefined;
}

/** Judges the options of a node; "invalid_option" names the one at fault. */
export function toNodeRules(options: NodeOptions): NodeRules {
  const { draft = false, retries, timeoutMs } = options;
  if (typeof draft !== "boolean") throw invalid("draft", "true or false");
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS)) {
    throw invalid("timeoutMs", `a number of milliseconds up to ${LONGEST_TIMER_MS}`);
  }
  return { draft, retries: toRetries(retries), timeoutMs };
}

/** Judges the step limit of a graph. */
export function toMaxSteps(maxSteps = 1000): number {
  if (!Number.isSafeInteger(maxSteps) || maxSteps < 1) throw invalid("maxSteps", "a whole number from 1");
  return maxSteps;
}

/** Whether a value can be the name of a graph, a node or a branch. */
export const isName = (name: unknown): name is string => typeof name === "string" && name !== "" && !RESERVED.has(name);

/** Judges the name of a graph, a node or a branch. */
export function validateName(kind: string, name: unknown): void {
  if (isName(name)) return;
  throw new GraphError("invalid_name", `${JSON.stringify(name) ?? typeof name} cannot be the name of a ${kind}`);
}

/** A wait in milliseconds that a timer can keep; 0 for anything that is not a positive number. */
export const toWaitMs = (ms: number): number => (ms > 0 ? Math.min(ms, LONGEST_TIMER_MS) : 0);

function toRetries(retries: NodeOptions["retries"]): Retries | undefined {
  if (retries === undefined) return undefined;
  const { attempts, backoffMs = 0 } = typeof retries === "object" && retries !== null ? retries : { attempts: retries };
  if (!Number.isSafeInteger(attempts) || attempts < 0) throw invalid("retries", "a whole number from 0");
  if (typeof backoffMs === "function") return { attempts, backoffMs };
  if (!(backoffMs >= 0)) throw invalid("retries.backoffMs", "a number of milliseconds or a function");
  return { attempts, backoffMs: (attempt) => backoffMs * 2 ** (attempt - 1) };
}

const invalid = (option: string, expected: string): GraphError =>
  new GraphError("invalid_option", `the option ${option} takes ${expected}`);
