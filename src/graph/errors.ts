const BRAND = Symbol.for("thinkagain.GraphError");
const LONGEST_MESSAGE = 500;

/** What can go wrong with a graph: the first seven while it is drawn or compiled, the others while it runs. */
export type GraphErrorCode =
  | "unknown_node"
  | "duplicate_node"
  | "duplicate_edge"
  | "missing_edge"
  | "unreachable_node"
  | "recursive_graph"
  | "empty_graph"
  | "invalid_name"
  | "invalid_option"
  | "unknown_route"
  | "step_limit"
  | "rewritten"
  | "invalid_output"
  | "worker_failed"
  | "route_failed"
  | "merge_failed"
  | "node_timeout"
  | "aborted"
  | "already_running";

/** Where and why: `node` is the qualified name of the node at fault, `cause` whatever was thrown there. */
export interface GraphErrorOptions {
  readonly node?: string | undefined;
  readonly cause?: unknown;
}

/** An error for whoever draws or runs a graph. A failing worker is wrapped in one exactly once, its own error as `cause`. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: GraphErrorCode;
  readonly node: string | undefined;

  constructor(code: GraphErrorCode, message: string, options: GraphErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.node = options.node;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Recognises a GraphError by its brand, so that two copies of the package may meet; survives any value. */
  static is(value: unknown): value is GraphError {
    try {
      return typeof value === "object" && value !== null && BRAND in value;
    } catch {
      return false;
    }
  }
}

/** The message of anything that can be thrown, at most 500 characters; survives proxies and throwing getters. */
export function describe(thrown: unknown): string {
  try {
    const text: unknown =
      typeof thrown === "object" && thrown !== null && "message" in thrown ? thrown.message : thrown;
    const isObject = (typeof text === "object" && text !== null) || typeof text === "function";
    return (isObject ? Object.prototype.toString.call(text) : String(text)).slice(0, LONGEST_MESSAGE);
  } catch {
    return "an error that cannot be read";
  }
}
