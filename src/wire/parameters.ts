import type { CreateChatCompletionRequest } from "../../generated/types.ts";

/** The body of a chat completion request, as the contract has it. */
export type ChatRequest = CreateChatCompletionRequest;

/** One message of a chat request. */
export type ChatMessage = ChatRequest["messages"][number];

/** The name of a request parameter, as on the wire. */
export type ParameterName = keyof ChatRequest;

const table: Record<ParameterName, true> = {
  messages: true,
  model: true,
  metadata: true,
  temperature: true,
  top_p: true,
  frequency_penalty: true,
  presence_penalty: true,
  logit_bias: true,
  logprobs: true,
  top_logprobs: true,
  max_completion_tokens: true,
  max_tokens: true,
  n: true,
  stop: true,
  seed: true,
  stream: true,
  stream_options: true,
  store: true,
  response_format: true,
  tools: true,
  tool_choice: true,
  parallel_tool_calls: true,
  functions: true,
  function_call: true,
  modalities: true,
  audio: true,
  prediction: true,
  reasoning_effort: true,
  verbosity: true,
  service_tier: true,
  moderation: true,
  web_search_options: true,
  user: true,
  safety_identifier: true,
  prompt_cache_key: true,
  prompt_cache_options: true,
  prompt_cache_retention: true,
};

/** Every parameter of a chat request that the contract knows. */
export const parameterNames: ReadonlySet<string> = new Set(Object.keys(table));
