import { createServer } from "node:http";
import { once } from "node:events";
import { request as rawRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { GraphRegistry } from "@thinkagain/serve";
import { assemble } from "../../src/server/app.ts";
import { Lifecycle } from "../../src/server/lifetime.ts";
import { probes } from "./probes.ts";
import { open, quiet } from "./server.ts";

/** What a server that is shutting down answers to one more request on a connection that it still holds. */
export async function whileDraining(path: string): Promise<Response> {
  const lifecycle = new Lifecycle();
  const handle = assemble(probes(), { logger: quiet }, lifecycle).app.callback();
  const server = createServer((req, res) => void handle(req, res)).listen(0, "127.0.0.1");
  await once(server, "listening");
  lifecycle.draining = true;
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const copy = new Response(await response.arrayBuffer(), response);
  server.closeAllConnections();
  server.close();
  return copy;
}

/** What a server answers whose registry is broken. */
export async function withBrokenRegistry(path: string): Promise<Response> {
  const broken = Object.assign(new GraphRegistry(), {
    list: () => {
      throw new Error("secret detail");
    },
    retrieve: () => {
      throw new Error("secret detail");
    },
  });
  await using server = await open(broken);
  const response = await server.get(path);
  return new Response(await response.arrayBuffer(), response);
}

/** What a server with a key answers to a request without one. */
export async function withoutKey(path: string): Promise<Response> {
  await using server = await open(probes(), { apiKeys: ["right"] });
  const response = await server.get(path);
  return new Response(await response.arrayBuffer(), response);
}

/** What a healthy server of probe graphs answers. */
export async function fromProbes(path: string): Promise<Response> {
  await using server = await open(probes());
  const response = await server.get(path);
  return new Response(await response.arrayBuffer(), response);
}

/** What a server answers to a request for another host, as a page that rebound its name would send it. */
export async function fromForeignHost(path: string): Promise<Response> {
  await using server = await open(probes());
  return await raw(server.url + path, { headers: { host: "evil.example" } });
}

/** A request with full control over headers and body; `send` may leave the body unfinished. */
export function raw(
  url: string,
  init: { method?: string; headers?: Record<string, string> },
  send: (request: ReturnType<typeof rawRequest>) => void = (request) => request.end(),
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(url, init, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        request.destroy();
        resolve(
          new Response(Buffer.concat(chunks), {
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
          }),
        );
      });
    });
    request.on("error", reject);
    send(request);
  });
}
