import OpenAI, { type ClientOptions } from "openai";
import type { GraphRegistry, ServeOptions } from "@thinkagain/serve";
import { open } from "./server.ts";

/** The official client, connected to a server of its own. */
export interface Connection extends AsyncDisposable {
  readonly client: OpenAI;
  readonly url: string;
}

/** Serves a registry and connects the official client to it, as it is out of the box but for its base URL and key. */
export async function connect(
  registry: GraphRegistry,
  options: ServeOptions = {},
  more: ClientOptions = {},
): Promise<Connection> {
  const server = await open(registry, options);
  const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "key", ...more });
  return { client, url: server.url, [Symbol.asyncDispose]: () => server.close() };
}
