import { toGraph } from "../graph/index.ts";
import { readArgs } from "./args.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import { toGraphs } from "./models.ts";
import { NAMING } from "./naming.ts";
import { requiredModule } from "./operand.ts";
import { text } from "./option.ts";

/** One line for the list of commands. */
export const summary = "Print the graphs of a module as Mermaid flowcharts";

/** How the graphs are named. */
export const notes = NAMING;

/** The flags of `draw`. */
export const options = { graph: text("<name>", "draw this one only") };

/** Prints the graphs of a module to standard output, each below a comment with its name where there are several. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, operands } = readArgs(args, options, io.env);
  const module = requiredModule(operands);
  const graphs = toGraphs(await load(module, io.cwd), module);
  const chosen = values.graph === undefined ? graphs : graphs.filter(({ name }) => name === values.graph);
  if (chosen.length === 0)
    throw new Error(`${module} has no graph ${values.graph}: it has ${graphs.map(({ name }) => name).join(", ")}`);
  const drawings = chosen.map(({ name, step }) => {
    const drawing = toGraph(step, name).draw().trimEnd();
    return chosen.length > 1 ? `%% ${name}\n${drawing}` : drawing;
  });
  io.out(drawings.join("\n\n"));
  return 0;
}
