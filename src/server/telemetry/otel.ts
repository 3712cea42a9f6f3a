import { createRequire } from "node:module";
import type * as Api from "@opentelemetry/api";

/** OpenTelemetry's API, as its package exports it. */
export type Otel = typeof Api;

/** Where every copy of the API, of version 1, keeps what an SDK has registered. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

const require = createRequire(import.meta.url);
let api: Otel | undefined;

/**
 * The API, if an SDK has registered itself with it. Loading it costs a start some 20 ms, for nothing where nobody listens; where an SDK
 * is there, it has loaded the API already. Asked anew for each request: the SDK may come later than the app.
 */
export function findOtel(): Otel | undefined {
  const registered = (globalThis as { [REGISTERED]?: { readonly trace?: unknown } })[REGISTERED];
  if (registered?.trace === undefined) return undefined;
  return (api ??= require("@opentelemetry/api") as Otel);
}
