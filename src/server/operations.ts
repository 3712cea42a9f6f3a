import type { Context } from "koa";
import { OpenAPIBackend, type Document } from "openapi-backend";
import { definition, type OperationId, operationIds, operations } from "../contract/index.ts";
import { ApiError } from "../wire/index.ts";
import { answerMethods, toAllowed } from "./methods.ts";
import type { Dispatch } from "./self-test.ts";

/** What the binding needs to know: who may pass, and what an operation does. */
export interface Binding {
  readonly authorize: (ctx: Context) => boolean;
  readonly unauthorized: (ctx: Context) => ApiError;
  readonly operate: (id: OperationId, path: Readonly<Record<string, string>>, ctx: Context) => Promise<void>;
}

interface Match {
  readonly request: { readonly params: Record<string, string | string[]> };
}

/**
 * Binds operationIds to what they do, through openapi-backend: it matches path and method, asks the gate, and calls the operation.
 * Judging is done by the generated validators, once the gate has been passed.
 *
 * openapi-backend serves on when a handler for a refusal is missing, so every one is registered.
 */
export function bindOperations(binding: Binding): Dispatch {
  const api = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    strict: true,
    validate: false,
  });
  for (const id of operationIds)
    api.register(id, ({ request }: Match, _route: string, ctx: Context) =>
      binding.operate(id, request.params as Record<string, string>, ctx),
    );
  api.register({
    notFound: (_match: Match, route: string, ctx: Context) => refuse(unknownRoute(route, ctx.method)),
    methodNotAllowed: (_match: Match, route: string, ctx: Context) => answerMethods(ctx, route, allowed(api, route)),
    unauthorizedHandler: (_match: Match, _route: string, ctx: Context) => refuse(binding.unauthorized(ctx)),
    validationFail: () => refuse(new ApiError(400, "invalid_request_error", "The request does not fit the contract.")),
    notImplemented: () => refuse(new ApiError(501, "server_error", "This operation is not implemented.")),
  });
  api.registerSecurityHandler("bearerAuth", (_match: Match, _route: string, ctx: Context) => binding.authorize(ctx));
  void api.init();
  spareRouter(api.router);

  return async (route, ctx) => {
    if (ctx.method === "OPTIONS") {
      const methods = allowed(api, route);
      if (methods.length === 0) throw unknownRoute(route, ctx.method);
      answerMethods(ctx, route, methods);
      return;
    }
    const method = ctx.method === "HEAD" ? "GET" : ctx.method;
    await api.handleRequest({ method, path: route, headers: {}, query: {} }, route, ctx);
  };
}

/**
 * For each request, openapi-backend rebuilds its list of operations, and twice parses headers, query, cookies and body, which here are
 * judged elsewhere. The list of a contract never changes, so it is made once: 100 µs of every request, more with each operation. A path
 * without parameters has nothing to be parsed: 5 % of a short JSON answer.
 */
function spareRouter(router: OpenAPIBackend["router"]): void {
  const list = router.getOperations();
  router.getOperations = () => list;
  const parse = router.parseRequest.bind(router);
  router.parseRequest = (request, operation) =>
    operation?.path.includes("{")
      ? parse(request, operation)
      : { ...request, params: {}, headers: {}, query: {}, cookies: {}, requestBody: undefined };
}

function refuse(error: ApiError): never {
  throw error;
}

function allowed(api: OpenAPIBackend, route: string): readonly string[] {
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
    api.router.matchOperation({ method, path: route, headers: {} }),
  );
  return methods.length === 0 ? [] : toAllowed(methods);
}

const MAX_SHOWN = 200;
const SERVED = Object.values(operations).map(({ method, path }) => `${method.toUpperCase()} ${path}`);

function unknownRoute(route: string, method: string): ApiError {
  const message = `Invalid URL (${method} ${route.slice(0, MAX_SHOWN)}). This server has ${SERVED.join(", ")}.`;
  return new ApiError(404, "invalid_request_error", message);
}
