import type { Handler } from "../contract/index.ts";
import { ApiError } from "../wire/index.ts";
import type { Deps } from "./deps.ts";

const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };

/** What the server has counted, for Prometheus. The metrics name every model, so a key that sees only some does not see them. */
export const getMetrics: Handler<"getMetrics", Deps> = async ({ journey }, { metrics }) => {
  if (!metrics)
    throw new ApiError(404, "invalid_request_error", "This server keeps no metrics.", { code: "metrics_disabled" });
  if (journey.principal?.models)
    throw new ApiError(
      403,
      "invalid_request_error",
      "This key sees only some of the models, and the metrics tell of all of them.",
      { code: "insufficient_permissions" },
    );
  return { status: 200, type: "text/plain", headers, body: await metrics() };
};
