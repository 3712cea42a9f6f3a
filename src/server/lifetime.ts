import type { ServerResponse } from "node:http";
import { ApiError } from "../wire/index.ts";

/** Why a request was given up without a fault of anybody. Never sent: nobody is there to read it. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
  constructor() {
    super("The client closed the connection.");
  }
}

/** The life of one request: one signal, fired by whatever ends it early. */
export interface Lifetime extends Disposable {
  readonly signal: AbortSignal;
}

/** The life of a server: serving, then draining, then over. */
export class Lifecycle {
  readonly #lifetimes = new Set<AbortController>();
  /** True once the server takes no new requests. */
  draining = false;

  /** Watches a response until it is closed, the time is over or the server ends. Dispose when the answer is complete. */
  watch(res: ServerResponse, timeoutMs: number): Lifetime {
    const controller = new AbortController();
    const onClose = () => {
      if (!res.writableFinished) controller.abort(new ClientGone());
    };
    const timer = setTimeout(() => controller.abort(timedOut(timeoutMs)), timeoutMs);
    res.once("close", onClose);
    if (res.closed || res.destroyed) onClose();
    this.#lifetimes.add(controller);
    return {
      signal: controller.signal,
      [Symbol.dispose]: () => {
        clearTimeout(timer);
        res.off("close", onClose);
        this.#lifetimes.delete(controller);
      },
    };
  }

  /** Gives up every request under way: each gets its 503, or an error frame where its stream has begun. */
  end(): void {
    for (const controller of this.#lifetimes) controller.abort(this.refusal({ "x-should-retry": "false" }));
  }

  /** What a request gets that comes, or still runs, when the server ends. One that runs may have begun its graph, so it says so. */
  refusal(headers: Readonly<Record<string, string>> = {}): ApiError {
    return new ApiError(503, "server_error", "The server is shutting down.", {
      code: "shutting_down",
      headers: { "retry-after": "1", ...headers },
    });
  }
}

/** Settles like the promise, unless the signal fires first: then it rejects with the signal's reason and lets go of the rest. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

function timedOut(timeoutMs: number): ApiError {
  return new ApiError(504, "server_error", `The request took longer than ${timeoutMs} ms and was given up.`, {
    code: "request_timeout",
    headers: { "x-should-retry": "false" },
  });
}
