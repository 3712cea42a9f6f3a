import type { Annotation, AnswerDelta, AnswerToolCallDelta, Logprobs, TokenLogprob, ToolCallDelta } from "./delta.ts";

/** What a worker yielded, once it has been judged: nothing in it is null or empty. */
export interface Piece {
  readonly reasoning?: string | undefined;
  readonly refusal?: string | undefined;
  readonly content?: string | undefined;
  readonly tool_calls?: readonly ToolCallDelta[] | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
  readonly logprobs?: Logprobs | undefined;
}

interface Parts extends Omit<Piece, "tool_calls"> {
  readonly tool_calls?: readonly AnswerToolCallDelta[] | undefined;
}

/** One delta of the parts that are not empty; undefined when all are. */
export function toAnswerDelta(parts: Parts): AnswerDelta | undefined {
  const { reasoning, refusal, content, tool_calls, annotations } = parts;
  const logprobs = parts.logprobs && toLogprobs(parts.logprobs);
  if (!reasoning && !refusal && !content && !tool_calls?.length && !annotations?.length && !logprobs) return undefined;
  return {
    ...(reasoning ? { reasoning } : undefined),
    ...(refusal ? { refusal } : undefined),
    ...(content ? { content } : undefined),
    ...(tool_calls?.length ? { tool_calls } : undefined),
    ...(annotations?.length ? { annotations } : undefined),
    ...(logprobs ? { logprobs } : undefined),
  };
}

function toLogprobs({ content, refusal }: Logprobs): Logprobs | undefined {
  return some(content) || some(refusal) ? { content: some(content), refusal: some(refusal) } : undefined;
}

const some = (tokens: Logprobs["content"]): readonly TokenLogprob[] | null => (tokens?.length ? tokens : null);
