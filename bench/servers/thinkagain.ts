import { GraphRegistry, serve } from "@thinkagain/serve";
import { words } from "../workload.ts";

const server = await serve(new GraphRegistry().register("words", words()), { port: 0 });
process.send?.(server.url);
