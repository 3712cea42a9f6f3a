import { type ChatContext, END, Graph, Worker } from "@thinkagain/serve";

class Echo extends Worker<ChatContext> {
  run(ctx: ChatContext) {
    ctx.response = `You said: ${ctx.user_query}`;
  }
}

/** One worker, one edge: the smallest graph that answers. */
export const minimal = new Graph<ChatContext>("minimal").addNode("echo", new Echo()).addEdge("echo", END);
