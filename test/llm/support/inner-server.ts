import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { ApiError, type ChatContext, GraphRegistry, serve } from "@thinkagain/serve";

/** A program of its own: the server that another server has as its upstream. Tells its parent where it is, and what its runs see. */
const tell = (about: object): void => void process.send?.(about);

async function* words(ctx: ChatContext) {
  ctx.addUsage({ prompt_tokens: 3, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 2 } });
  yield { reasoning: "I count." };
  for (const word of ["one ", "two ", "three"]) {
    await pause(5);
    yield word;
  }
}

/** Speaks, waits until nobody wants it any more, and tells that. */
async function* endless(ctx: ChatContext) {
  if (ctx.user_query === "Speak") yield "Well";
  tell({ event: "running" });
  if (!ctx.signal.aborted) await once(ctx.signal, "abort");
  tell({ event: "aborted" });
}

/** Calls the last tool that it is offered, in pieces, and says what came of it. */
async function* caller(ctx: ChatContext) {
  const last = ctx.messages.at(-1);
  const offered = ctx.tools?.at(-1);
  if (last?.role === "tool") {
    yield `It gave ${ctx.text(last)}.`;
    return;
  }
  if (offered?.type !== "function") return;
  yield { tool_calls: [{ index: 0, id: "call_1", function: { name: offered.function.name, arguments: "" } }] };
  for (const piece of ['{"n"', ": 2", "1}"]) yield { tool_calls: [{ index: 0, function: { arguments: piece } }] };
}

function busy(): never {
  throw new ApiError(429, "requests", "Slow down.", { code: "rate_limit_exceeded", headers: { "retry-after": "7" } });
}

const registry = new GraphRegistry()
  .register("words", words)
  .register("endless", endless)
  .register("caller", caller)
  .register("busy", busy);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { url } = await serve(registry, { port: 0, logger: silent, apiKeys: ["sk-inner"] });
tell({ event: "listening", url });
process.on("disconnect", () => process.exit());
