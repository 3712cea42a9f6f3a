import { type ChatContext, END, Graph } from "@thinkagain/serve";

interface SummaryState extends ChatContext {
  /** How many sentences the next draft may keep; the critique lowers it. */
  keep?: number;
  verdict: "short enough" | "too long";
}

const mostWords = 25;
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Keeps the longest sentences of the text, in their order. */
function write(ctx: SummaryState): string {
  const all = [...sentences.segment(ctx.user_query)].map(({ segment }) => segment.trim());
  ctx.keep ??= all.length;
  const kept = new Set(all.toSorted((a, b) => b.length - a.length).slice(0, ctx.keep));
  return all.filter((sentence) => kept.has(sentence)).join(" ");
}

/** Reads the draft as any later node can: in `ctx.response`. */
function critique(ctx: SummaryState): void {
  const isShort = ctx.response.split(/\s+/).length <= mostWords;
  ctx.verdict = isShort || ctx.keep === 1 ? "short enough" : "too long";
  ctx.keep = Math.max(1, Math.floor((ctx.keep ?? 1) / 2));
}

/** Summarises a text by leaving out, until it is short enough. The drafts on the way are never sent; the last one is the answer. */
export const selfCorrecting = new Graph<SummaryState>("self-correcting", { maxSteps: 50 })
  .addNode("write", write, { draft: true })
  .addNode("critique", critique)
  .addEdge("write", "critique")
  .addConditionalEdge("critique", (ctx) => ctx.verdict, { "too long": "write", "short enough": END });
