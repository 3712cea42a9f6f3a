import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface App {
  callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Listens on a free port of this machine until the scope that holds it ends. */
export async function listen(app: App): Promise<AsyncDisposable & { readonly url: string }> {
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
