export { accessLog } from "./access-log.ts";
export { flushSpans } from "./flush-spans.ts";
export { openLog } from "./log.ts";
export { Metrics } from "./metrics.ts";
export { tracing } from "./tracing.ts";
