import { toGraph, type Step } from "../../src/graph/index.ts";
import { loadTokenizer } from "../../src/tokenizer.ts";
import {
  answer,
  toChunks,
  toCompletion,
  type AnswerRun,
  type ChatContext,
  type ChatRequest,
  type Stamp,
} from "../../src/wire/index.ts";
import type { CreateChatCompletionResponse, CreateChatCompletionStreamResponse } from "../../generated/types.ts";

export type Chunk = CreateChatCompletionStreamResponse;
export type Completion = CreateChatCompletionResponse;
export type Asked = Omit<Partial<ChatRequest>, "stream">;

/** A stamp that is the same in every test, with ids for tool calls in the order in which they are asked for. */
function stamp(): Stamp {
  let calls = 0;
  return {
    id: "chatcmpl-1",
    created: 1_700_000_000,
    model: "test",
    callId: () => `call_${++calls}`,
    obfuscation: () => "xyz",
  };
}

const request = (asked: Asked): ChatRequest => ({ messages: [{ role: "user", content: "Hello" }], ...asked });

const through = (step: Step<ChatContext>, body: ChatRequest, run: Partial<AnswerRun>) =>
  answer(toGraph(step, "graph"), body, {
    signal: new AbortController().signal,
    request_id: "req_1",
    model: "test",
    tokenizer: loadTokenizer,
    ...run,
  });

/** The answer of a graph in one piece. */
export function complete(
  step: Step<ChatContext>,
  asked: Asked = {},
  run: Partial<AnswerRun> = {},
): Promise<Completion> {
  return toCompletion(through(step, request(asked), run), stamp());
}

/** The answer of a graph as a stream of chunks. */
export function stream(
  step: Step<ChatContext>,
  asked: Asked = {},
  run: Partial<AnswerRun> = {},
): ReturnType<typeof toChunks> {
  return toChunks(through(step, { ...request(asked), stream: true }, run), stamp());
}

/** All chunks of the answer of a graph. */
export async function chunks(
  step: Step<ChatContext>,
  asked: Asked = {},
  run: Partial<AnswerRun> = {},
): Promise<Chunk[]> {
  const all: Chunk[] = [];
  for await (const chunk of stream(step, asked, run)) all.push(chunk);
  return all;
}

/** What a promise fails with. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (cause: unknown) => cause,
  );

interface Folded {
  role?: string;
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string;
  annotations?: unknown;
  function_call?: { name: string; arguments: string };
  tool_calls?: {
    id?: string;
    type?: string;
    function?: { name: string; arguments: string };
    custom?: { name: string; input: string };
  }[];
}

/** Adds chunks up to messages as clients do: text is appended, calls go by their index, anything else is replaced. */
export function fold(all: readonly Chunk[]): { message: Folded; finish_reason: string | null }[] {
  const choices: { message: Folded; finish_reason: string | null }[] = [];
  for (const {
    choices: [choice],
  } of all) {
    if (choice === undefined) continue;
    const { message } = (choices[choice.index] ??= { message: {}, finish_reason: null });
    const { role, content, refusal, reasoning_content, annotations, function_call, tool_calls = [] } = choice.delta;
    if (role !== undefined) message.role = (message.role ?? "") + role;
    for (const [key, text] of Object.entries({ content, refusal, reasoning_content })) {
      const field = key as "content" | "refusal" | "reasoning_content";
      if (text !== undefined && text !== null) message[field] = (message[field] ?? "") + text;
      else if (text === null && field !== "reasoning_content") message[field] ??= null;
    }
    if (annotations !== undefined) message.annotations = annotations;
    if (function_call !== undefined) {
      const call = (message.function_call ??= { name: "", arguments: "" });
      call.name += function_call.name ?? "";
      call.arguments += function_call.arguments ?? "";
    }
    for (const { index, id, type, function: called, custom } of tool_calls) {
      const call = ((message.tool_calls ??= [])[index] ??= {});
      if (id !== undefined) call.id = (call.id ?? "") + id;
      if (type !== undefined) call.type = (call.type ?? "") + type;
      if (called !== undefined) {
        const target = (call.function ??= { name: "", arguments: "" });
        target.name += called.name ?? "";
        target.arguments += called.arguments ?? "";
      }
      if (custom !== undefined) {
        const target = (call.custom ??= { name: "", input: "" });
        target.name += custom.name ?? "";
        target.input += custom.input ?? "";
      }
    }
    if (choice.finish_reason !== null) choices[choice.index]!.finish_reason = choice.finish_reason;
  }
  return choices;
}
