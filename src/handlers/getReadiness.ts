import type { Handler } from "../contract/index.ts";
import { ApiError } from "../wire/index.ts";
import type { Deps } from "./deps.ts";

/** The process takes new requests. While it drains, the server's gate answers in its stead. */
export const getReadiness: Handler<"getReadiness", Deps> = (_input, { isOverloaded }) => {
  if (!isOverloaded()) return { status: 200, body: { status: "ready" } };
  throw new ApiError(503, "server_error", "The server is busy and its queue is full.", {
    code: "overloaded",
    headers: { "retry-after": "1" },
  });
};
