import { GraphError } from "../graph/index.ts";
import { readArgs } from "./args.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import { NAMING } from "./naming.ts";
import { findProblems, toGraphs, toProblems } from "./models.ts";
import { requiredModule } from "./operand.ts";

/** One line for the list of commands. */
export const summary = "Compile every graph of a module and print its problems, one per line";

/** How the models are named. */
export const notes = NAMING;

/** The flags of `check`: none. */
export const options = {};

/** Resolves to 1 when a graph has a problem. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const module = requiredModule(readArgs(args, options, io.env).operands);
  const reports = await judge(module, io.cwd);
  for (const { name, problems } of reports) {
    if (problems.length === 0) io.out(`${name}: fine`);
    for (const problem of problems) io.out(`${name}: ${problem}`);
  }
  return reports.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

interface Report {
  readonly name: string;
  readonly problems: readonly string[];
}

async function judge(module: string, cwd: string): Promise<readonly Report[]> {
  try {
    const graphs = toGraphs(await load(module, cwd), module);
    const problems = findProblems(graphs);
    return graphs.map(({ name }, at) => ({ name, problems: problems[at] ?? [] }));
  } catch (cause) {
    // A graph that is built or registered while its module loads fails there.
    const broken = cause instanceof Error ? cause.cause : undefined;
    if (GraphError.is(broken)) return [{ name: module, problems: toProblems(broken) }];
    throw cause;
  }
}
