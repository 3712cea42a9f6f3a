import { request } from "node:http";
import { GraphRegistry, serve } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { open } from "../support/server.ts";

const registry = new GraphRegistry().register("echo", (ctx) => ctx.user_query, { default: true });

test.each(["0.0.0.0", "::", "", "192.0.2.1", "127.example.com"])(
  "no server starts at %j, where others may come in, without a key",
  async (host) => {
    const refused = /could use the models without a key: set one .* or allow it/;
    await expect(serve(registry, { port: 0, host })).rejects.toThrow(refused);
    await expect(serve(registry, { port: 0, host, apiKeys: [] })).rejects.toThrow(refused);
    await expect(serve(registry, { port: 0, host, allowPublic: false })).rejects.toThrow(refused);
  },
);

test("a text is no permission to be public", async () => {
  const options = { port: 0, host: "0.0.0.0", allowPublic: "false" as unknown as boolean };
  await expect(serve(registry, options)).rejects.toThrow("Option allowPublic takes true or false.");
});

test.each([
  { host: "0.0.0.0", apiKeys: ["secret"] },
  { host: "0.0.0.0", allowPublic: true },
  { host: "localhost" },
  { host: "127.0.0.2" },
  {},
])("a server starts with %j", async (options) => {
  await using server = await open(registry, options);
  expect((await server.get("/health")).status).toBe(200);
});

test.each(["127.0.0.1", "127.0.0.2"])(
  "a server at %s is not reached by a foreign name (DNS rebinding)",
  async (host) => {
    await using server = await open(registry, { host });
    const ask = (name: string) =>
      new Promise((resolve, reject) => {
        const { port } = server;
        request({ host, port, path: "/health", headers: { host: name } }, ({ statusCode }) => resolve(statusCode))
          .on("error", reject)
          .end();
      });
    expect(await ask("rebound.example.com")).toBe(403);
    expect(await ask(`${host}:${server.port}`)).toBe(200);
    expect(await ask("localhost")).toBe(200);
  },
);
