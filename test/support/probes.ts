import { ApiError, type ChatContext, GraphRegistry } from "@thinkagain/serve";

/** Graphs that show one behaviour each; a request picks one by its model name. */
export function probes(): GraphRegistry {
  return new GraphRegistry()
    .register("echo", (ctx: ChatContext) => `You said: ${ctx.user_query}`, {
      default: true,
      description: "Says it again",
    })
    .register("words", async function* (ctx: ChatContext) {
      for (const word of ctx.user_query.split(" ")) yield `${word} `;
    })
    .register("fails", () => {
      throw new Error("secret detail");
    })
    .register("fails-later", async function* () {
      yield "It began well";
      throw new Error("secret detail");
    })
    .register("busy", () => {
      throw new ApiError(429, "requests", "Slow down.", {
        code: "rate_limit_exceeded",
        headers: { "retry-after": "2" },
      });
    })
    .register("upstream", () => {
      throw new ApiError(502, "server_error", "The search service failed.", { code: "upstream_error" });
    })
    .register("closed", () => {
      throw new ApiError(503, "server_error", "Come back later.", {
        code: "overloaded",
        headers: { "retry-after": "1" },
      });
    })
    .register(
      "never",
      (ctx: ChatContext) =>
        new Promise<void>((_resolve, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason))),
    )
    .register("deaf", () => new Promise<void>(() => undefined))
    .register("textless", () => undefined, { supports: { tools: false, vision: false } })
    .register("org/team:v1 x", () => "A name with everything");
}
