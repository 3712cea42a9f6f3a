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

/** A model name that nothing is registered under: 404 `model_not_found`, with the names that there are. */
export function modelNotFound(model: string, known: readonly string[]): ApiError {
  const offer = known.length === 0 ? "No model is registered." : `Available models: ${known.join(", ")}.`;
  return new ApiError(
    404,
    "invalid_request_error",
    `The model \`${model}\` does not exist or you do not have access to it. ${offer}`,
    {
      code: "model_not_found",
    },
  );
}
