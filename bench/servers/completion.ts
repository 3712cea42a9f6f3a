/** What a baseline answers: of the same size as ours. */
export const completion = {
  id: "chatcmpl-0000000000000000000",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "words",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: " the quick brown fox jumps over a", refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: {
    prompt_tokens: 8,
    completion_tokens: 8,
    total_tokens: 16,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  },
};
