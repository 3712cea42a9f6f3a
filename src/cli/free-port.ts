import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A port that nobody listens on at this moment, for several processes to share. Rejects like `listen` does. */
export async function findFreePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
