import { type ChatContext, createApp, END, Graph, GraphRegistry } from "@thinkagain/serve";
import Koa from "koa";

const greeter = new Graph<ChatContext>("greeter")
  .addNode("greet", (ctx) => `Hello from inside another app. You said: ${ctx.user_query}`)
  .addEdge("greet", END);

/** What `thinkagain serve examples/embed-in-koa.ts` serves by itself. */
export const registry = new GraphRegistry().register("greeter", greeter, { default: true });

/** An app of your own, with the API below /ai: its base URL for OpenAI's clients is http://localhost:3000/ai/v1. */
export function createOuterApp(): Koa {
  const outer = new Koa();
  for (const middleware of createApp(registry, { basePath: "/ai" }).middleware) outer.use(middleware);
  outer.use((ctx) => {
    ctx.body = "This page is the outer app's own.\n";
  });
  return outer;
}

// In a clone of the project: node --conditions=thinkagain-source examples/embed-in-koa.ts
if (import.meta.main) createOuterApp().listen(3000);
