import { ApiError } from "../wire/index.ts";

const MODEL = "/v1/models/";

/**
 * The one normal form of a path, on which gate and router agree: no trailing slash, and a model id as a single segment
 * (ids such as `org/name` are understood raw and percent-encoded). Throws 400 on a broken percent encoding.
 */
export function toRoute(path: string): string {
  const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  try {
    const decoded = decodeURIComponent(trimmed);
    if (!trimmed.startsWith(MODEL)) return trimmed;
    return MODEL + encodeURIComponent(decoded.slice(MODEL.length));
  } catch (cause) {
    throw new ApiError(400, "invalid_request_error", "The path of the request has a broken percent encoding.", {
      code: "invalid_path",
      cause,
    });
  }
}
