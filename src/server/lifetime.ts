import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../wire/index.ts";

/** Why a request was given up without a fault of anybody. Never sent: nobody is there to read it. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
  constructor() {
    super("The client closed the connection.");
  }
}

/** How long a request may take, in milliseconds. */
export interface Patience {
  /** All in all, from its arrival. */
  readonly requestTimeoutMs: number;
  /** From its turn to run to the first output. */
  readonly firstOutputTimeoutMs: number;
  /** Between two outputs. */
  readonly silenceTimeoutMs: number;
}

/** The life of one request: one signal, fired by whatever ends it early. */
export class Lifetime implements Disposable {
  readonly #controller = new AbortController();
  readonly #res: ServerResponse;
  readonly #patience: Patience;
  readonly #release: () => void;
  #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout | undefined;
  #heard = false;
  #over = false;

  constructor(res: ServerResponse, patience: Patience, release: () => void) {
    this.#res = res;
    this.#patience = patience;
    this.#release = release;
    const { requestTimeoutMs } = patience;
    this.#total = this.#until(requestTimeoutMs, `The request took longer than ${requestTimeoutMs} ms`);
    res.once("close", this.#onClose);
    if (res.closed || res.destroyed) this.#onClose();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    this.#controller.abort(reason);
  }

  /** The graph runs from now on: it has so long to say something. A client that waits less long in all, or for the first byte of a stream, is believed. */
  begin(isStream: boolean, clientMs = Infinity): void {
    const { requestTimeoutMs, firstOutputTimeoutMs } = this.#patience;
    if (!isStream && clientMs < requestTimeoutMs) {
      clearTimeout(this.#total);
      this.#total = this.#until(clientMs, "The request took longer than its client waits");
    }
    const told = `The graph said nothing for ${firstOutputTimeoutMs} ms`;
    if (!isStream || clientMs >= firstOutputTimeoutMs) {
      this.#silence = this.#until(firstOutputTimeoutMs, told);
      return;
    }
    // A client whose stream was opened by a heartbeat waits on.
    this.#silence = setTimeout(() => {
      if (this.#res.headersSent) this.#silence = this.#until(firstOutputTimeoutMs - clientMs, told);
      else this.abort(timedOut("The graph said nothing for as long as the client waits"));
    }, clientMs);
  }

  /** The graph has said something. */
  hear(): void {
    if (this.#over) return;
    if (this.#heard) {
      this.#silence?.refresh();
      return;
    }
    this.#heard = true;
    clearTimeout(this.#silence);
    const { silenceTimeoutMs } = this.#patience;
    this.#silence = this.#until(silenceTimeoutMs, `The graph said nothing more for ${silenceTimeoutMs} ms`);
  }

  [Symbol.dispose](): void {
    this.#over = true;
    clearTimeout(this.#total);
    clearTimeout(this.#silence);
    this.#res.off("close", this.#onClose);
    this.#release();
  }

  /** A graph that is held up by its reader is not silent: the reader has a limit of its own. */
  #until(ms: number, what: string): NodeJS.Timeout {
    const timer = setTimeout(() => {
      if (timer === this.#silence && this.#res.writableNeedDrain) timer.refresh();
      else this.abort(timedOut(what));
    }, ms);
    return timer;
  }

  readonly #onClose = (): void => {
    if (!this.#res.writableFinished) this.abort(new ClientGone());
  };
}

/** The life of a server: serving, then draining, then over. */
export class Lifecycle {
  readonly #lifetimes = new Set<Lifetime>();
  /** True once the server takes no new requests. */
  draining = false;
  /** The first requests of their connections: who had connected before the end is served. */
  readonly guests = new WeakSet<IncomingMessage>();

  /** Watches a response until it is closed, a time is over or the server ends. Dispose when the answer is complete. */
  watch(res: ServerResponse, patience: Patience): Lifetime {
    const lifetime = new Lifetime(res, patience, () => this.#lifetimes.delete(lifetime));
    this.#lifetimes.add(lifetime);
    return lifetime;
  }

  /** Gives up every request under way: each gets its 503, or an error frame where its stream has begun. */
  end(): void {
    for (const lifetime of this.#lifetimes) lifetime.abort(this.refusal({ "x-should-retry": "false" }));
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

function timedOut(what: string): ApiError {
  return new ApiError(504, "server_error", `${what} and was given up.`, {
    code: "request_timeout",
    headers: { "x-should-retry": "false" },
  });
}
