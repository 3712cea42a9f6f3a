import { toGraph } from "../graph/index.ts";
import { readArgs } from "./args.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import { toGraphs } from "./models.ts";
import { NAMING } from "./naming.ts";
import { requiredModule } from "./operand.ts";
import { text } from "./option.ts";

/** One line for the list of commands. */
export const summary = "Print a graph as a Mermaid flowchart";

/** How the graphs are named. */
export const notes = NAMING;

/** The flags of `draw`. */
export const options = { graph: text("<name>", "the graph to draw, where there are several (the default model)") };

/** Prints one graph of a module to standard output. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, operands } = readArgs(args, options, io.env);
  const module = requiredModule(operands);
  const graphs = toGraphs(await load(module, io.cwd), module);
  const graph = values.graph === undefined ? graphs[0] : graphs.find(({ name }) => name === values.graph);
  if (!graph)
    throw new Error(`${module} has no graph ${values.graph}: it has ${graphs.map(({ name }) => name).join(", ")}`);
  io.out(toGraph(graph.step, graph.name).draw().trimEnd());
  return 0;
}
