import { type ChatContext, END, Graph, parallel } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";

interface EnsembleState extends ChatContext {
  drafts: readonly string[];
}

const apiKey = () => process.env["OPENAI_API_KEY"];
const model = process.env["OPENAI_MODEL"] ?? "gpt-5-mini";

/** One of several authors. Drafts take the client's sampling, not the form of the answer, which is the judge's. */
const author = (prompt: string) => chatModel<EnsembleState>({ model, apiKey, prompt, forward: "sampling" });

const drafts = parallel(
  {
    brief: author("Answer in two sentences."),
    careful: author("Answer step by step, and say what you are not sure of."),
    vivid: author("Answer with an example from everyday life."),
  },
  (ctx: EnsembleState, { brief, careful, vivid }) => {
    ctx.drafts = [brief, careful, vivid].map(({ response }) => response);
  },
);

const judge = chatModel<EnsembleState>({
  model: process.env["OPENAI_LARGE_MODEL"] ?? model,
  apiKey,
  prompt: ({ drafts: all }) =>
    `Several people have answered the user. Take what is right and well said in their answers, leave out what is not, and give one
answer without a word about them.\n\n${all.map((draft, at) => `Answer ${at + 1}:\n${draft}`).join("\n\n")}`,
});

/** Three drafts at the same time, and a judge that streams one answer made of them. Wants OPENAI_API_KEY, asked for with the first question. */
export const ensemble = new Graph<EnsembleState>("ensemble")
  .addNode("drafts", drafts)
  .addNode("judge", judge)
  .addEdge("drafts", "judge")
  .addEdge("judge", END);
