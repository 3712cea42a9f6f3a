import type { Annotation, AnswerDelta, AnswerToolCallDelta, TokenLogprob, ToolCallDelta } from "./delta.ts";
import { toAnswerDelta } from "./answer-delta.ts";
import type { Piece } from "./answer-delta.ts";
import { GraphError } from "./errors.ts";
import { Lane, list, text } from "./lane.ts";
import type { LaneMark } from "./lane.ts";
import { CallReader, sameCall, toContinuation, toOpening } from "./tool-calls.ts";

/** An answer at one moment, to come back to. */
export interface Mark {
  readonly lanes: readonly LaneMark<unknown>[];
  readonly owner: number | undefined;
  readonly author: string;
  readonly spoken: boolean;
}

const INHERITED = -1;
const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The answer of one run: text, refusal, reasoning, tool calls and annotations, each a lane with what was sent and one unsent candidate.
 *
 * A1. What a live node yields is sent at once, after what was sent before. Visiting the node again appends.
 * A2. What is assigned is a candidate: the last word wins. It is sent before the next live yield, or when the run ends. When its
 *     node or its route ends, or just before it is sent, it is judged: it has to begin with what was sent, or it is "rewritten".
 * A3. What a draft visit yields or assigns is a candidate too; it is never "rewritten", for an assigned one that does not begin with
 *     what was sent follows it. Its first word drops the previous draft in all lanes; content, refusal or tool calls of a live node
 *     drop it as well; reasoning and annotations are no answer and leave it. A draft that is still there when the run ends is sent.
 *     A graph as a draft node speaks to a sketch: an answer of its own that nobody is sent, by the same rules, but that it may
 *     rewrite. What the sketch says when the graph ends is the draft.
 * A4. A fork's answer begins with its parent's as a draft that is never sent. So does that of a run inside a visit (a sketch, or a
 *     run by hand), except that what its parent has sent already comes before it.
 * A8. A delta costs the same however long the answer is: prefixes are compared when assignments are judged, never per delta.
 */
export class Answer {
  readonly reasoning = new Lane(text);
  readonly refusal = new Lane(text);
  readonly content = new Lane(text);
  readonly toolCalls = new Lane(list(sameCall));
  readonly annotations = new Lane(list<Annotation>(sameJson));
  /** The qualified name of the node whose word the unsent part is. */
  author = "";
  ended = false;
  readonly #logprobs = {
    content: new Lane(list<TokenLogprob>(Object.is)),
    refusal: new Lane(list<TokenLogprob>(Object.is)),
  };
  readonly #said: readonly Lane<unknown>[] = [
    this.reasoning,
    this.refusal,
    this.content,
    this.toolCalls,
    this.annotations,
  ];
  readonly #lanes: readonly Lane<unknown>[] = [...this.#said, this.#logprobs.content, this.#logprobs.refusal];
  readonly #answering: ReadonlySet<unknown> = new Set([this.refusal, this.content, this.toolCalls]);
  #node = "";
  #draft: number | undefined;
  #owner: number | undefined;
  #sketch = false;
  #spoken = false;
  #assigned = false;
  #waiting = false;
  #calls: CallReader | undefined;

  /** The answer of a fork (A4). */
  child(): Answer {
    const child = new Answer();
    this.#said.forEach((lane, at) => child.#said[at]?.recall(lane));
    child.#owner = INHERITED;
    return child;
  }

  /** The answer of a run inside the present visit (A4); what the visit itself has drafted comes before it. */
  inner(): Answer {
    const inner = new Answer();
    const drafting = this.#draft !== undefined && this.#owner === this.#draft;
    this.#said.forEach((lane, at) => inner.#said[at]?.follow(lane, drafting));
    inner.#owner = INHERITED;
    return inner;
  }

  /** The answer of a graph that is the present draft visit (A3). */
  sketch(): Answer {
    const sketch = this.inner();
    sketch.#sketch = true;
    return sketch;
  }

  /** A visit begins, or its route. `draft` is its number, if it is a draft. */
  begin(node: string, draft: number | undefined): void {
    this.#node = node;
    this.#draft = draft;
    this.#calls = undefined;
  }

  /** A worker's assignment to one lane (A2, A3). */
  assign<T>(lane: Lane<T>, value: T): void {
    this.#speak(this.#answering.has(lane));
    lane.assign(value, this.#draft !== undefined);
    this.#assigned = true;
    this.#leave();
  }

  /** A worker's yield (A1, A3): what goes out of it now. The caller has sent `flush()` before. */
  append(piece: Piece): AnswerDelta | undefined {
    const { reasoning, refusal, content, tool_calls, annotations, logprobs } = piece;
    this.#speak(Boolean(refusal || content || tool_calls));
    const live = this.#draft === undefined;
    const add = <T>(lane: Lane<T>, more: T): void => (live ? lane.send(more) : lane.sketch(more));
    if (reasoning) add(this.reasoning, reasoning);
    if (refusal) add(this.refusal, refusal);
    if (content) add(this.content, content);
    if (annotations) add(this.annotations, [...annotations]);
    const fragments = tool_calls && this.#addCalls(tool_calls, live);
    if (live && !this.#sketch)
      return toAnswerDelta({ reasoning, refusal, content, annotations, logprobs, tool_calls: fragments });
    if (logprobs?.content) add(this.#logprobs.content, [...logprobs.content]);
    if (logprobs?.refusal) add(this.#logprobs.refusal, [...logprobs.refusal]);
    this.#leave();
    return undefined;
  }

  /** Sends what was assigned, before a live yield; a draft stays unsent. */
  flush(): AnswerDelta | undefined {
    return this.#waiting ? this.#send(false) : undefined;
  }

  /** The visit ends, or its route: judges what it assigned, and completes its tool calls; what is left to send of them. */
  judge(): AnswerDelta | undefined {
    const missing = this.#calls?.end().map(({ call, text: more }) => toContinuation(call, more));
    this.#calls = undefined;
    if (this.#assigned) for (const lane of this.#lanes) this.#judgeLane(lane);
    this.#assigned = false;
    return this.#draft === undefined ? toAnswerDelta({ tool_calls: missing }) : undefined;
  }

  /** The run ends: sends what is left, a draft included. */
  end(): AnswerDelta | undefined {
    if (this.#owner === INHERITED) this.#dropDraft();
    this.ended = true;
    return this.#waiting ? this.#send(true) : undefined;
  }

  mark(): Mark {
    const lanes = this.#lanes.map((lane) => lane.mark());
    return { lanes, owner: this.#owner, author: this.author, spoken: this.#spoken };
  }

  /** Forgets what was written since the mark; nothing may have been sent to anybody since. */
  restore({ lanes, owner, author, spoken }: Mark): void {
    lanes.forEach((mark, at) => this.#lanes[at]?.restore(mark));
    this.#owner = owner;
    this.author = author;
    this.#spoken = spoken;
    this.#assigned = false;
  }

  /** Takes what a sketch says as the present visit's draft. */
  take(sketch: Answer): void {
    sketch.end();
    if (!sketch.#spoken) return;
    this.#speak(false);
    sketch.#lanes.forEach(({ kind, sent }, at) => {
      const lane = this.#lanes[at];
      if (lane && kind.size(sent) > 0) lane.tail = { value: sent, whole: false, draft: true };
    });
    this.#leave();
    this.author = sketch.author;
  }

  /** Takes the answer of a run by hand as this visit's assignment. */
  adopt(inner: Answer): void {
    inner.#said.forEach(({ kind, base, sent }, at) => {
      const lane = this.#said[at];
      if (lane && kind.size(sent) > 0) this.assign(lane, kind.join(base, sent));
    });
  }

  #speak(answers: boolean): void {
    this.#spoken = true;
    if (this.#draft === undefined) {
      if (answers) this.#dropDraft();
    } else if (this.#owner !== this.#draft) {
      this.#dropDraft();
      this.#owner = this.#draft;
    }
  }

  #leave(): void {
    this.author = this.#node;
    this.#waiting = true;
  }

  #dropDraft(): void {
    if (this.#owner === undefined) return;
    this.#owner = undefined;
    for (const lane of this.#lanes) if (lane.tail?.draft) lane.tail = undefined;
  }

  #judgeLane(lane: Lane<unknown>): void {
    if (lane.judge(this.#sketch)) return;
    const message = `node ${JSON.stringify(this.#node)} rewrote what was already sent; assign a text that begins with it`;
    throw new GraphError("rewritten", message, { node: this.#node });
  }

  #send(drafts: boolean): AnswerDelta | undefined {
    const take = <T>(lane: Lane<T>): T | undefined => {
      if (!lane.tail || (lane.tail.draft && !drafts)) return undefined;
      this.#judgeLane(lane);
      return lane.flush();
    };
    const first = this.toolCalls.sent.length;
    const calls = take(this.toolCalls)?.map((call, at) => {
      call.index = first + at;
      return toOpening(call, call.input);
    });
    const logprobs = { content: take(this.#logprobs.content), refusal: take(this.#logprobs.refusal) };
    const delta = toAnswerDelta({
      reasoning: take(this.reasoning),
      refusal: take(this.refusal),
      content: take(this.content),
      tool_calls: calls,
      annotations: take(this.annotations),
      logprobs,
    });
    this.#waiting = this.#lanes.some((lane) => lane.tail);
    return delta;
  }

  #addCalls(fragments: readonly ToolCallDelta[], live: boolean): AnswerToolCallDelta[] {
    this.#calls ??= new CallReader();
    const out: AnswerToolCallDelta[] = [];
    for (const fragment of fragments) {
      const piece = this.#calls.read(fragment);
      if (!piece) continue;
      const { call, opened, text: more } = piece;
      if (opened) {
        call.index = this.toolCalls.sent.length;
        if (live) this.toolCalls.send([call]);
        else this.toolCalls.sketch([call]);
        out.push(toOpening(call, more));
      } else if (more !== "") {
        out.push(toContinuation(call, more));
      }
    }
    return out;
  }
}
