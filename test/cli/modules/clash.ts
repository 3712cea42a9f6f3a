import { type ChatContext, END, Graph, pipe } from "@thinkagain/serve";

const answer = () => "42";

export const faq = pipe<ChatContext>(answer);
export const other = new Graph<ChatContext>("faq").addNode("answer", answer).addEdge("answer", END);
