import { type ChatContext, END, Graph } from "@thinkagain/serve";

const step = () => "done";

export const fine = new Graph<ChatContext>("fine").addNode("only", step).addEdge("only", END);
export const broken = new Graph<ChatContext>("broken").addNode("first", step).addNode("second", step);
