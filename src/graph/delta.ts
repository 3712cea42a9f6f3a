/** A fragment of a tool call, as a worker yields it. The first fragment of a call carries its id or name. */
export interface ToolCallDelta {
  /** The worker's own numbering. Without it, an id or a name opens a call and anything else continues the last one. */
  readonly index?: number | undefined;
  readonly id?: string | null | undefined;
  readonly type?: "function" | "custom" | null | undefined;
  readonly function?:
    | {
        readonly name?: string | null | undefined;
        /** Text in pieces, or the arguments as one object. */
        readonly arguments?: string | Readonly<Record<string, unknown>> | null | undefined;
      }
    | undefined;
  readonly custom?:
    | { readonly name?: string | null | undefined; readonly input?: string | null | undefined }
    | undefined;
}

/** A complete call of a function; `arguments` is JSON text. An id that is missing is given by the wire. */
export interface FunctionToolCall {
  readonly id?: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A complete call of a custom tool; `input` is free text. An id that is missing is given by the wire. */
export interface CustomToolCall {
  readonly id?: string;
  readonly type: "custom";
  readonly custom: { readonly name: string; readonly input: string };
}

/** A complete tool call of an answer. */
export type ToolCall = FunctionToolCall | CustomToolCall;

/** A source of a passage of the answer; the indexes count characters of `content`. */
export interface Annotation {
  readonly type: "url_citation";
  readonly url_citation: {
    readonly start_index: number;
    readonly end_index: number;
    readonly url: string;
    readonly title: string;
  };
}

/** What a graph is doing, for people who wait. It is not part of the answer. */
export interface Status {
  readonly description: string;
  readonly done?: boolean;
  readonly [extra: string]: unknown;
}

/** One token with its log probability and those that were likely in its place. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[] | null;
  readonly top_logprobs: readonly Omit<TokenLogprob, "top_logprobs">[];
}

/** Log probabilities of the text that goes with them. */
export interface Logprobs {
  readonly content?: readonly TokenLogprob[] | null | undefined;
  readonly refusal?: readonly TokenLogprob[] | null | undefined;
}

/** Tokens spent, as a graph reports them; `total_tokens` is the sum of the two where it is missing. */
export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens?: number | undefined;
  readonly prompt_tokens_details?: Readonly<Record<string, number>> | undefined;
  readonly completion_tokens_details?: Readonly<Record<string, number>> | undefined;
}

/** What a worker may yield beside a string: a delta in the wire's own shape. Null and undefined count as absent. */
export interface ChatDelta {
  /** Ignored; allowed so that the delta of an upstream model can be yielded as it came. */
  readonly role?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly refusal?: string | null | undefined;
  readonly reasoning?: string | null | undefined;
  /** Another name of `reasoning`, the one that servers send, this one included; unread where both are given. */
  readonly reasoning_content?: string | null | undefined;
  readonly tool_calls?: readonly ToolCallDelta[] | null | undefined;
  readonly annotations?: readonly Annotation[] | null | undefined;
  readonly logprobs?: Logprobs | null | undefined;
  readonly status?: Status | string | null | undefined;
}

/** A fragment of a tool call in the answer: indexes dense from 0; id, type and name in the first fragment of a call only. */
export interface AnswerToolCallDelta {
  readonly index: number;
  readonly id?: string;
  readonly type?: "function" | "custom";
  readonly function?: { readonly name?: string; readonly arguments?: string };
  readonly custom?: { readonly name?: string; readonly input?: string };
}

/** A piece of the answer, normalised: no empty text, no empty list, no null. */
export interface AnswerDelta {
  readonly reasoning?: string;
  readonly refusal?: string;
  readonly content?: string;
  readonly tool_calls?: readonly AnswerToolCallDelta[];
  readonly annotations?: readonly Annotation[];
  readonly logprobs?: Logprobs;
}
