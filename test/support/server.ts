import { serve, type GraphRegistry, type RunningServer, type ServeOptions } from "@thinkagain/serve";

/** A server of the test's own, on a free port, with the few verbs that tests need. */
export interface TestServer extends RunningServer {
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
}

/** A log that nobody reads. */
export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Bodies are sent as they are when they are strings, as JSON otherwise. */
export async function open(registry: GraphRegistry, options: ServeOptions = {}): Promise<TestServer> {
  const server = await serve(registry, {
    port: 0,
    shutdownTimeoutMs: 200,
    strictResponses: true,
    logger: quiet,
    ...options,
  });
  const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(server.url + path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...init,
      headers: { "content-type": "application/json", ...(init.headers as Record<string, string>) },
    });
  return { ...server, get, post };
}

/** The chat endpoint's path. */
export const CHAT = "/v1/chat/completions";

/** The smallest request, asking a model something. */
export function ask(model: string | undefined, content = "Hello", more: object = {}): Record<string, unknown> {
  return { ...(model !== undefined && { model }), messages: [{ role: "user", content }], ...more };
}
