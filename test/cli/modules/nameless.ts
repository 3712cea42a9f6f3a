import { type ChatContext, END, Graph, pipe } from "@thinkagain/serve";

const say = (word: string) => () => word;

export const anonymous = new Graph<ChatContext>().addNode("say", say("anonymous")).addEdge("say", END);
export const faq = pipe<ChatContext>(say("faq"));
export const his = new Graph<ChatContext>("shared").addNode("say", say("his")).addEdge("say", END);
export const hers = new Graph<ChatContext>("shared").addNode("say", say("hers")).addEdge("say", END);
export const named = new Graph<ChatContext>("own-name").addNode("say", say("named")).addEdge("say", END);
// eslint-disable-next-line import/no-default-export
export default pipe<ChatContext>(say("default"));
