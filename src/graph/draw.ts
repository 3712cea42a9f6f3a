import type { Context } from "./context.ts";
import { END } from "./plan.ts";
import type { Plan, PlanNode } from "./plan.ts";

/** Draws a plan as a Mermaid flowchart: subgraphs and parallel branches inside their nodes, drafts and routes with dashed lines. */
export function draw<C extends Context>(plan: Plan<C>): string {
  const lines = ["flowchart TD", ...drawInside(plan, "n", "  ")];
  if (lines.some((line) => /[ :]draft$/.test(line))) lines.push("  classDef draft stroke-dasharray: 5 5");
  return `${lines.join("\n")}\n`;
}

function drawInside<C extends Context>(plan: Plan<C>, id: string, indent: string): string[] {
  const ids = new Map(plan.nodes.map((node, at) => [node, `${id}${at + 1}`]));
  const idOf = (node: PlanNode<C> | undefined): string => (node && ids.get(node)) ?? `${id}_end`;
  const top = id === "n";
  return [
    `${indent}${id}_start${top ? `(["start"])` : `((" "))`}`,
    ...plan.nodes.flatMap((node) => drawNode(node, idOf(node), indent)),
    `${indent}${id}_end${top ? `(["end"])` : `((" "))`}`,
    `${indent}${id}_start --> ${idOf(plan.entry)}`,
    ...plan.nodes.flatMap((node) => drawEdges(node, idOf).map((line) => `${indent}${line}`)),
  ];
}

function drawNode<C extends Context>(node: PlanNode<C>, id: string, indent: string): string[] {
  const label = `${id}["${escape(node.name)}${node.draft ? " (draft)" : ""}"]`;
  const inner = `${indent}  `;
  const body = node.graph ? drawInside(node.graph, `${id}_`, inner) : drawBranches(node, id, inner);
  if (body.length === 0) return [`${indent}${label}${node.draft ? ":::draft" : ""}`];
  return [`${indent}subgraph ${label}`, ...body, `${indent}end`, ...(node.draft ? [`${indent}class ${id} draft`] : [])];
}

function drawBranches<C extends Context>(node: PlanNode<C>, id: string, indent: string): string[] {
  return [...(node.branches ?? [])].flatMap(([name, plan], at) => {
    const branch = `${id}_${at + 1}`;
    if (plan.nodes.length === 1 && !plan.entry.graph) return [`${indent}${branch}["${escape(name)}"]`];
    const body = drawInside(plan, `${branch}_`, `${indent}  `);
    return [`${indent}subgraph ${branch}["${escape(name)}"]`, body, `${indent}end`].flat();
  });
}

function drawEdges<C extends Context>(node: PlanNode<C>, idOf: (node: PlanNode<C> | undefined) => string): string[] {
  if (!node.route) return [`${idOf(node)} --> ${idOf(node.next)}`];
  return [...node.targets].map(
    ([label, to]) => `${idOf(node)} -.->|"${label === END ? "end" : escape(label)}"| ${idOf(to)}`,
  );
}

/** Everything but letters, digits and a little punctuation as Mermaid's entity codes. */
const escape = (label: string): string =>
  label.replaceAll(/[^\p{L}\p{N} _.,:/-]/gu, (sign) => `#${sign.codePointAt(0)};`);
