import { type ChatContext, END, Graph } from "@thinkagain/serve";

type Operation = (left: number, right: number) => number;

interface SumState extends ChatContext {
  question: string;
  sum?: { readonly text: string; readonly left: number; readonly right: number; readonly operate: Operation };
}

const operations: Readonly<Record<string, Operation>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};
const sumPattern = /(-?\b\d+(?:\.\d+)?)\s*([-+*/])\s*(-?\d+(?:\.\d+)?)/;

/** A graph like any other, to be tested by itself and used as a node wherever a sum has to be read. */
const read = new Graph<SumState>("read")
  .addNode("normalise", (ctx) => {
    ctx.question = ctx.user_query.replaceAll("×", "*").replaceAll("÷", "/").replaceAll(",", "");
  })
  .addNode("parse", (ctx) => {
    const [text = "", left, operator = "", right] = sumPattern.exec(ctx.question) ?? [];
    const operate = operations[operator];
    if (operate) ctx.sum = { text, left: Number(left), right: Number(right), operate };
  })
  .addEdge("normalise", "parse")
  .addEdge("parse", END);

/** Calculates; what `read` writes into the context is there for the nodes after it. */
export const subgraphs = new Graph<SumState>("subgraphs")
  .addNode("read", read)
  .addNode("calculate", (ctx) => {
    if (ctx.sum) ctx.response = `${ctx.sum.text} = ${ctx.sum.operate(ctx.sum.left, ctx.sum.right)}`;
  })
  .addNode("apologise", () => "Give me two numbers and one of + - * /.")
  .addConditionalEdge("read", (ctx) => (ctx.sum ? "sum" : "riddle"), { sum: "calculate", riddle: "apologise" })
  .addEdge("calculate", END)
  .addEdge("apologise", END);
