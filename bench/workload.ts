import { END, Graph, GraphRegistry, type ChatContext } from "@thinkagain/serve";
import { tick } from "./clock.ts";

const WORDS =
  " the quick brown fox jumps over a lazy dog and then it goes home to sleep until the sun is up again".split(/(?= )/);

/** A graph of one node that yields a word per token, as many as the question says; a JSON object of them where one is asked for. */
export function words(): Graph<ChatContext, string> {
  return new Graph<ChatContext>("words").addNode("speak", speak).addEdge("speak", END);
}

/**
 * What ours serves in the benchmark: `words`; `paced`, fifty tokens a second whose text is their time; `silent`, which says a word and then
 * nothing until it is released.
 */
export function createRegistry(released: Promise<void>): GraphRegistry {
  return new GraphRegistry()
    .register("words", words())
    .register("paced", (ctx: ChatContext) => tick(Number(ctx.user_query)))
    .register("silent", async function* () {
      yield "hush";
      await released;
    });
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
export function toRequest(feature: Feature, tokens: number, model = "words") {
  return {
    model,
    stream: true,
    messages: [{ role: "user" as const, content: String(tokens) }],
    ...FEATURES[feature](tokens),
  };
}

/** A request for an answer of eight tokens in one piece, after a conversation of so many messages of half a kilobyte. */
export function toQuestion(messages = 0, model = "words") {
  const said = Array.from({ length: messages }, (_, at) => ({
    role: at % 2 === 0 ? "user" : "assistant",
    content: `${at}. ${"What did the fox do when the dog slept? ".repeat(12)}`,
  }));
  return { model, messages: [...said, { role: "user", content: "8" }] };
}
