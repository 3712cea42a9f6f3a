import { END, Graph, type ChatContext } from "@thinkagain/serve";

const WORDS =
  " the quick brown fox jumps over a lazy dog and then it goes home to sleep until the sun is up again".split(/(?= )/);

/** A graph of one node that yields a word per token, as many as the question says; a JSON object of them where one is asked for. */
export function words(): Graph<ChatContext, string> {
  return new Graph<ChatContext>("words").addNode("speak", speak).addEdge("speak", END);
}

async function* speak(ctx: ChatContext) {
  const count = Number(ctx.user_query);
  const isJson = ctx.response_format?.type === "json_object";
  if (isJson) yield '{"text":"';
  for (let at = 0; at < count; at++) yield WORDS[at % WORDS.length]!;
  if (isJson) yield '"}';
}

/** The features of a stream whose price is measured; none of them ends the answer early. */
const FEATURES = {
  plain: () => ({}),
  stop: () => ({ stop: ["\nUser:", "###"] }),
  max_completion_tokens: (tokens: number) => ({ max_completion_tokens: 2 * tokens }),
  include_usage: () => ({ stream_options: { include_usage: true } }),
  json_object: () => ({ response_format: { type: "json_object" as const } }),
};

/** The name of a feature. */
export type Feature = keyof typeof FEATURES;

/** The names of all features, plain text first. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[];

/** A request for a stream of so many tokens. */
export function toRequest(feature: Feature, tokens: number) {
  return {
    model: "words",
    stream: true,
    messages: [{ role: "user" as const, content: String(tokens) }],
    ...FEATURES[feature](tokens),
  };
}
