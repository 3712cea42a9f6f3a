import type { Handler } from "../contract/index.ts";
import type { Deps } from "./deps.ts";

/** The process takes new requests. While it drains, the server's gate answers in its stead. */
export const getReadiness: Handler<"getReadiness", Deps> = () => ({ status: 200, body: { status: "ready" } });
