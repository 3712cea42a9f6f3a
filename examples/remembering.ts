import { type ChatContext, END, Graph } from "@thinkagain/serve";
import { type Memory, openMemory } from "@thinkagain/serve/memory";

let opened: Memory<string> | undefined;

/** Kept in a file, so that a conversation goes on after a restart; the session says which one (`x-session-id`, `user`, …). */
const memory = () => (opened ??= openMemory({ file: process.env["MEMORY"] ?? "memory.db" }));

async function note(ctx: ChatContext): Promise<string> {
  await memory().remember(ctx, ctx.user_query.replace(/^remember:?\s*/i, ""));
  return "Noted.";
}

async function* recall(ctx: ChatContext) {
  const notes = await memory().recall(ctx);
  if (ctx.session === undefined) yield "I do not know who you are: send x-session-id.";
  else if (notes.length === 0) yield "You have told me nothing yet. Try: Remember: the key is under the mat.";
  else for (const each of notes) yield `- ${each}\n`;
}

async function forget(ctx: ChatContext): Promise<string> {
  await memory().forget(ctx);
  return "Forgotten.";
}

/** A notebook for each conversation: `Remember: …` writes, `Forget` clears, anything else reads. */
export const remembering = new Graph<ChatContext>("remembering")
  .addNode("listen", () => undefined)
  .addNode("note", note)
  .addNode("recall", recall)
  .addNode("forget", forget)
  .addConditionalEdge(
    "listen",
    ({ user_query }) =>
      /^remember\b/i.test(user_query) ? "note" : /^forget\b/i.test(user_query) ? "forget" : "recall",
    { note: "note", recall: "recall", forget: "forget" },
  )
  .addEdge("note", END)
  .addEdge("recall", END)
  .addEdge("forget", END);
