import type { Context, Span } from "@opentelemetry/api";
import { document } from "../../contract/index.ts";
import type { RequestRecord, Spectator } from "../record.ts";
import type { Otel } from "./otel.ts";
import { isOwed, isRoutine } from "./outcome.ts";
import { quietly } from "./quietly.ts";
import { toClosing, toOpening, toSpanName } from "./span-attributes.ts";

type Attend = NonNullable<Spectator["attend"]>;
type Attendant = NonNullable<ReturnType<Attend>>;
type Failure = NonNullable<Parameters<Attendant["end"]>[0]>;

/** Where a context says whose request it belongs to. */
const REQUEST = Symbol("request");

/** The spans of one request. */
export class RequestTrace implements Spectator {
  readonly #otel: Otel;
  readonly #record: RequestRecord;
  readonly #basePath: string;
  readonly #caller: Context;
  readonly #visits = new Set<Span>();
  #span: Span | undefined;
  #inside: Context;

  constructor(otel: Otel, record: RequestRecord, basePath: string) {
    const { context, propagation, trace } = otel;
    const around = context.active();
    this.#otel = otel;
    this.#record = record;
    this.#basePath = basePath;
    this.#caller = trace.getSpan(around) ? around : propagation.extract(around, record.headers);
    this.#inside = this.#caller;
  }

  onAdmit(): void {
    quietly(() => this.#begin());
  }

  readonly attend: Attend = (node, step, index) => quietly(() => this.#visit(node, step, index));

  onEnd(): void {
    const record = this.#record;
    for (const visit of this.#visits) this.#leave(visit);
    if (isRoutine(record)) return;
    const span = this.#span ?? this.#begin();
    span.setAttributes(toClosing(record));
    if (isOwed(record)) {
      const code = record.error?.body.error.code ?? record.aborted ?? String(record.status);
      span.setAttribute("error.type", code).setStatus({ code: this.#otel.SpanStatusCode.ERROR });
    }
    span.end(toTime(record.endedAt));
  }

  #begin(): Span {
    const { SpanKind, trace } = this.#otel;
    const span = this.#tracer.startSpan(
      toSpanName(this.#record, this.#basePath),
      {
        kind: SpanKind.SERVER,
        startTime: toTime(this.#record.arrivedAt),
        attributes: toOpening(this.#record, this.#basePath),
      },
      this.#caller,
    );
    this.#record.traceId = span.spanContext().traceId;
    this.#inside = trace.setSpan(this.#caller, span).setValue(REQUEST, this);
    return (this.#span = span);
  }

  #visit(node: string, step: number, index: number): Attendant {
    const { context, trace } = this.#otel;
    const active = context.active();
    const parent = active.getValue(REQUEST) === this ? active : this.#inside;
    const attributes = { "thinkagain.node": node, "thinkagain.step": step, "thinkagain.choice": index };
    const visit = this.#tracer.startSpan(`node ${node}`, { attributes }, parent);
    const inside = trace.setSpan(parent, visit);
    this.#visits.add(visit);
    return {
      around: (stretch) => context.with(inside, stretch),
      end: (failure) => quietly(() => this.#end(visit, node, failure)),
    };
  }

  #end(visit: Span, node: string, failure: Failure | undefined): void {
    if (failure?.code === "aborted") return this.#leave(visit);
    if (!this.#visits.delete(visit)) return;
    if (failure) {
      const { code, cause, message } = failure;
      visit.setAttribute("error.type", code).setStatus({ code: this.#otel.SpanStatusCode.ERROR, message });
      // The visits around it fail with the same error.
      if (failure.node === node) visit.recordException(cause instanceof Error ? cause : failure);
    }
    visit.end();
  }

  /** Given up: by the client, by a limit, or because the answer was cut. The request says which. */
  #leave(visit: Span): void {
    if (this.#visits.delete(visit)) visit.setAttribute("thinkagain.aborted", true).end();
  }

  get #tracer() {
    return this.#otel.trace.getTracer("@thinkagain/serve", document.info.version);
  }
}

/** Milliseconds of `performance.now()` as those of the clock. */
function toTime(ms = performance.now()): number {
  return Date.now() - (performance.now() - ms);
}
