import { GraphRegistry, type ChatContext } from "@thinkagain/serve";

/** Two models that say as many words, no two alike, as the question says: `words` without waiting, `slow` one in each turn of the loop. */
export function createWords(onWord: (ctx: ChatContext) => void = () => undefined): GraphRegistry {
  let said = 0;
  async function* speak(ctx: ChatContext) {
    for (let left = Number(ctx.user_query); left > 0; left--) {
      onWord(ctx);
      yield `word${said++} `;
      if (ctx.model === "slow") await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return new GraphRegistry().register("words", speak).register("slow", speak);
}

/** A request for so many words. */
export function askFor(words: number, more: object = {}): Record<string, unknown> {
  return { model: "words", messages: [{ role: "user", content: String(words) }], ...more };
}
