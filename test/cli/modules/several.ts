import { type ChatContext, END, Graph } from "@thinkagain/serve";

export const left = new Graph<ChatContext>("left").addNode("go-left", () => "left").addEdge("go-left", END);
const right = new Graph<ChatContext>("right").addNode("go-right", () => "right").addEdge("go-right", END);
export const notes = "is not a model";
// eslint-disable-next-line import/no-default-export
export default right;
