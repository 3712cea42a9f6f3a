import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { chatModel } from "@thinkagain/serve/llm";
import MiniSearch from "minisearch";

/** The folder of Markdown files that is asked about, and who answers: a model where one is configured, else the documents in their own words. */
const { DOCS = ".", OPENAI_API_KEY, OPENAI_MODEL = "gpt-4o-mini" } = process.env;

interface Section {
  readonly id: string;
  readonly text: string;
}

interface RagState extends ChatContext {
  sections: readonly Section[];
}

const most = 4;
let opened: Promise<MiniSearch<Section>> | undefined;

/** Reads the folder at the first question, one section for each heading. */
async function openIndex(): Promise<MiniSearch<Section>> {
  const index = new MiniSearch<Section>({ fields: ["text"], storeFields: ["text"] });
  for (const file of await readdir(DOCS, { recursive: true })) {
    if (!file.endsWith(".md") || file.includes("node_modules")) continue;
    const text = await readFile(join(DOCS, file), "utf8");
    const sections = text.split(/^(?=#{1,6} )/m).filter((section) => section.trim() !== "");
    index.addAll(sections.map((section, at) => ({ id: `${file}#${at + 1}`, text: section.trim() })));
  }
  return index;
}

async function* retrieve(ctx: RagState) {
  yield { status: "Searching the documents" };
  const index = await (opened ??= openIndex());
  const hits = index.search(ctx.user_query, { prefix: true, fuzzy: 0.1 }).slice(0, most);
  ctx.sections = hits.map(({ id, text }) => ({ id: String(id), text: String(text) }));
}

function* quote(ctx: RagState) {
  const [best] = ctx.sections;
  if (best) yield `${best.text}\n\n(${best.id})`;
}

const answer = OPENAI_API_KEY
  ? chatModel<RagState>({
      model: OPENAI_MODEL,
      prompt: ({ sections }) =>
        `Answer from these sections only, and name the ones you used:\n\n${sections.map(({ id, text }) => `[${id}]\n${text}`).join("\n\n")}`,
    })
  : quote;

/** Retrieval and an answer from what was found; nothing found is said, not made up. */
export const rag = new Graph<RagState>("rag-over-markdown")
  .addNode("retrieve", retrieve)
  .addNode("answer", answer)
  .addNode("decline", () => "The documents say nothing about that.")
  .addConditionalEdge("retrieve", (ctx) => (ctx.sections.length > 0 ? "found" : "nothing"), {
    found: "answer",
    nothing: "decline",
  })
  .addEdge("answer", END)
  .addEdge("decline", END);
