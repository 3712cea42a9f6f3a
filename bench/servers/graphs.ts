import { GraphRegistry } from "@thinkagain/serve";
import { words } from "../workload.ts";

/** What the command line's server serves in the benchmark. */
export const registry = new GraphRegistry().register("words", words());
