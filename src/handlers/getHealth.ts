import type { Handler } from "../contract/index.ts";
import type { Deps } from "./deps.ts";

/** The process lives. */
export const getHealth: Handler<"getHealth", Deps> = () => ({ status: 200, body: { status: "ok" } });
