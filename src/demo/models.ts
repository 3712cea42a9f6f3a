import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { GraphRegistry } from "../index.ts";
import type * as llmFace from "../llm/index.ts";

/** What the environment says about a model. */
type Env = Readonly<Record<string, string | undefined>>;
type Llm = typeof llmFace;

const DEFAULT_MODEL = "gpt-4o-mini";
const PROMPT =
  "You help with ThinkAgain Serve. Search its documents before you answer a question about it, and say where you found the answer.";

/**
 * With OPENAI_API_KEY or OPENAI_BASE_URL set, serves that endpoint's model (OPENAI_MODEL) as `chat`, and with two tools as `agent`. Throws
 * an Error fit for one line where that cannot work.
 */
export async function registerModels(registry: GraphRegistry, env: Env): Promise<void> {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseURL, OPENAI_MODEL: model = DEFAULT_MODEL } = env;
  if (!key && !baseURL) return;
  const llm = await load();
  const endpoint = { model, apiKey: key || false, ...(baseURL ? { baseURL } : {}) } as const;
  const { graph: docs } = registry.retrieve("docs-qa");
  const search = llm.tool({
    name: "search_documents",
    description: "Quotes what the documents of ThinkAgain Serve say about a question.",
    input: question,
    jsonSchema: { type: "object", properties: { question: { type: "string" } }, required: ["question"] },
    run: async (asked, { ctx }) => {
      const own = ctx.fork();
      own.messages = [{ role: "user", content: asked.question }];
      own.user_query = asked.question;
      return (await docs.run(own)).response;
    },
  });
  const loop = llm.agent({ model: llm.chatModel({ ...endpoint, prompt: PROMPT }), tools: [search, createClock(llm)] });
  registry.register("chat", llm.chatModel(endpoint), { description: `${model}, as it is.` }).register("agent", loop, {
    description: `${model} with two tools: the documents of ThinkAgain Serve, and a clock.`,
  });
}

async function load(): Promise<Llm> {
  try {
    return await import("../llm/index.ts");
  } catch (cause) {
    throw new Error(
      "OPENAI_API_KEY or OPENAI_BASE_URL is set, but the package openai is not there: npm install openai",
      { cause },
    );
  }
}

function createClock({ tool }: Llm): llmFace.Tool {
  const jsonSchema = { type: "object", properties: {} };
  return tool({
    name: "current_time",
    description: "Tells the time, in UTC.",
    input: nothing,
    jsonSchema,
    run: () => new Date().toISOString(),
  });
}

/** Schemas by hand, so that the demo needs no library for two tools. */
const question: StandardSchemaV1<unknown, { readonly question: string }> = toSchema((value) =>
  typeof value === "object" && value !== null && "question" in value && typeof value.question === "string"
    ? { question: value.question }
    : undefined,
);
const nothing = toSchema(() => ({}));

function toSchema<T>(read: (value: unknown) => T | undefined): StandardSchemaV1<unknown, T> {
  const validate = (given: unknown) => {
    const value = read(given);
    return value === undefined ? { issues: [{ message: "a question, as text, is expected" }] } : { value };
  };
  return { "~standard": { version: 1, vendor: "thinkagain", validate } };
}
