import { ApiError } from "./errors.ts";

/** A request that the client must change: 400 `invalid_request_error`, the param as a path such as `messages[0].role`. */
export function invalidRequest(
  message: string,
  where: { readonly param?: string | null; readonly code?: string | null } = {},
): ApiError {
  return new ApiError(400, "invalid_request_error", message, where);
}

/** A parameter that the graph behind this model has declared unsupported: 400 `unsupported_parameter`. */
export function unsupportedParameter(param: string, name: string = param): ApiError {
  return invalidRequest(`Unsupported parameter: '${name}' is not supported with this model.`, {
    param,
    code: "unsupported_parameter",
  });
}
