import { parseArgs } from "node:util";
import { serve } from "@thinkagain/serve";
import { createRegistry, words } from "../workload.ts";
import { announce, released } from "./parent.ts";
import { widenContract } from "./wide-contract.ts";

const { values } = parseArgs({
  options: { models: { type: "string", default: "0" }, contracts: { type: "string", default: "1" } },
});
const registry = createRegistry(released);
for (let at = 0; at < Number(values.models); at++) registry.register(`model-${at}`, words());
widenContract(Number(values.contracts));
announce((await serve(registry, { port: 0, logLevel: "warn" })).url);
